"""From bytes to text: UTF-8, UTF-16 with a mark, or the charset that a web page declares. Never a guess."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ..errors import DocumentError

MAX_BYTES: Final = 64 * 2**20
"""The size of the largest article that is read, in bytes (64 MiB)."""

MAX_CONTROL_SHARE: Final = 0.05
"""The share of control characters above which a text counts as binary. No article at hand has one at all."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES: Final = 4096  # a page declares its charset early (HTML standard, 4.2.5.5: in the first 1,024 bytes)
_CONTROLS: Final = bytes([*range(1, 9), *range(14, 32), 127])
# WHATWG Encoding Standard: what pages call Latin 1 or ASCII is read as windows-1252.
_WEB_NAMES: Final = {"ascii": "cp1252", "iso8859-1": "cp1252", "latin_1": "cp1252", "iso8859-9": "cp1254"}
_WEB_CHARSETS: Final = re.compile(
    r"utf-8|cp125\d|iso8859-\d{1,2}|koi8-[ru]|gb2312|gbk|gb18030|big5|euc_jp|shift_jis|euc_kr|cp932|cp949|cp874|mac-roman"
)


def decode_article(data: bytes | str, *, name: str, web_page: bool = False) -> str:
    """Return the text of `data`, newlines as \\n, without a byte order mark.

    Bytes are UTF-8, or UTF-16 with a byte order mark; a web page may declare another charset, which is then believed.
    Nothing else is tried: a wrong guess would put wrong letters into quotes. `name` appears in messages. Raises
    DocumentError for what is empty, too large, binary, or not in the charset.
    Source: WHATWG Encoding Standard, sections 4.2 (names) and 6 (byte order marks).

    >>> decode_article(b"Rest helps.\\r\\n", name="rest.txt")
    'Rest helps.\\n'
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(f"too large: more than {MAX_BYTES} bytes", name, "split the article")
    text = data if isinstance(data, str) else _decode_bytes(data, name, web_page)
    text = text.removeprefix("\ufeff")
    _refuse_binary(text, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise DocumentError("empty: no words in it", name, "give a file that holds an article")
    return text


def _decode_bytes(data: bytes, name: str, web_page: bool) -> str:
    charset = next((charset for mark, charset in _MARKS if data.startswith(mark)), None)
    if charset is None:
        charset = (_declared_charset(data, name) if web_page else None) or "utf-8"
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        if b"\0" in data[:_HEAD_BYTES]:
            raise _binary(name) from None
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not {charset.upper()}: byte 0x{data[error.start]:02x}"
        raise DocumentError(what, f"{name}, line {line}", "save the file as UTF-8") from None


def _declared_charset(data: bytes, name: str) -> str | None:
    declared = _DECLARED.search(data, 0, _HEAD_BYTES)
    if declared is None:
        return None
    label = declared[1].decode("ascii", "replace")
    try:
        codec = codecs.lookup(label).name
    except (LookupError, ValueError):
        codec = ""
    codec = _WEB_NAMES.get(codec, codec)
    if codec.startswith("utf-16"):
        return "utf-8"  # a declaration that could be read is not in UTF-16 (HTML standard, 13.2.3.2)
    if not _WEB_CHARSETS.fullmatch(codec):
        raise DocumentError(f"unknown charset: {label!r}", name, "save the page as UTF-8 and declare that")
    return codec


def _refuse_binary(text: str, name: str) -> None:
    if "\0" in text:
        raise _binary(name)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise DocumentError("not Unicode: a lone surrogate", name, "give text that can be written as UTF-8") from None
    if len(data) - len(data.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * len(text):
        raise _binary(name)


def _binary(name: str) -> DocumentError:
    return DocumentError("binary, not text", name, "give a text, Markdown or HTML file")
