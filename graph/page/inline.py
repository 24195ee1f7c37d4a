"""How things get safely into one HTML file: data that cannot end its script, and the hashes that the policy allows."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

HERE = Path(__file__).resolve().parent
_SCRIPTS = (
    *("core", "claims", "shapes", "filters", "parts", "links", "glide", "labels", "map", "untangle"),
    *("panel", "route", "search", "table", "save", "guide", "main"),
)
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def script_json(value: object) -> Markup:
    r"""Return `value` as JSON that may stand in a `<script>` element: it holds no <, >, &, U+2028 or U+2029.

    All that is not ASCII is escaped, so half a surrogate pair does no harm. Keys stay in their order.

    >>> print(script_json(["</script>", "R&D"]))
    ["\u003c/script\u003e","R\u0026D"]
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_ESCAPES))


def printable(text: str) -> str:
    r"""Return `text` with each character that HTML cannot hold replaced by U+FFFD.

    >>> printable("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    True
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def csp_hash(text: str) -> str:
    """Return the source expression of an inline script or style (Content Security Policy Level 3, section 2.3.1).

    >>> csp_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def page_script() -> str:
    """Return the page's own script: the parts of `script/` in order, in one closure."""
    parts = "\n".join(_read(HERE / "script" / f"{name}.js") for name in _SCRIPTS)
    return f'\n(async () => {{\n"use strict";\n{parts}}})();\n'


@cache
def page_style() -> str:
    """Return the page's style sheet."""
    return "\n" + _read(HERE / "page.css")


@cache
def vis_script() -> str:
    """Return the drawing library that the installed pyvis carries (vis-network 9.1.2, Apache-2.0 or MIT)."""
    import pyvis

    text = _read(Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js")
    return "\n" + re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text).replace("</script", "<\\/script")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")
