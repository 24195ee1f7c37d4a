"""What is wrong with an article's references, its figures and what it says of its sources: rules that find faults."""

from .case import Case, read_case
from .gathering import Auditing
from .model import SEVERITIES, Fault
from .rules import RULES, Rule, audit_case, rule_named
from .voices import shared_voices
from .works import unlisted_work_faults

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
