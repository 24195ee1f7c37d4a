"""Whether what a link joins names something: not a bare "it", a study, or people where only what they do changes."""

from __future__ import annotations

from typing import Final

from .attribution import names_source
from .linking import Link
from .phrases import word_set

_NOT_OF_PEOPLE: Final = frozenset(
    ("change", "harm", "shrink", "decrease", "increase", "treat", "boost", "prevent", "obstruct", "cause", "give")
)
_EMPTY: Final = word_set("empty_arguments") | word_set("idle_modifiers")
_BARE_RISK: Final = ("risk",)
_MENTAL: Final = word_set("mental_gerunds")
_PEOPLE: Final = word_set("populations")


def _is_share(link: Link) -> bool:
    """Whether a share of all people is told: "15% of people have migraine"."""
    return link.rule in ("share of", "group affected") and link.subject.head in _PEOPLE


def speaks_of_things(link: Link) -> bool:
    """Return whether both arguments of a link name something: not a bare "it", "things" or "way"."""
    subject, object_ = link.subject.folded, link.object.folded
    if (_EMPTY.issuperset(subject) and not _is_share(link)) or _EMPTY.issuperset(object_):
        return False
    if subject[0] in _MENTAL or object_ == _BARE_RISK:
        return False  # "the risk climbs with age": of what?
    if names_source(subject) or names_source(object_):
        return False  # "studies support this idea": who says it, not what acts
    return not (link.effect in _NOT_OF_PEOPLE and link.object.head in _PEOPLE)
