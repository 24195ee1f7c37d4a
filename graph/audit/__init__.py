"""What is wrong with an article's references, its figures and what it says of its sources: rules that find faults."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .case import Case, read_case
    from .gathering import Auditing
    from .model import SEVERITIES, Fault
    from .rules import RULES, Rule, audit_case, rule_named
    from .voices import shared_voices
    from .works import unlisted_work_faults

_HOMES = {
    "RULES": "rules",
    "SEVERITIES": "model",
    "Auditing": "gathering",
    "Case": "case",
    "Fault": "model",
    "Rule": "rules",
    "audit_case": "rules",
    "read_case": "case",
    "rule_named": "rules",
    "shared_voices": "voices",
    "unlisted_work_faults": "works",
}

__all__ = [
    "RULES",
    "SEVERITIES",
    "Auditing",
    "Case",
    "Fault",
    "Rule",
    "audit_case",
    "read_case",
    "rule_named",
    "shared_voices",
    "unlisted_work_faults",
]


def __getattr__(name: str) -> Any:
    """Import a name when it is first used: who asks a knowledge base needs no rules, and they bring the reader."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
