"""What a sentence says: a subject and an object joined by a cue; and what is kept while it is read."""

from __future__ import annotations

from typing import Final

from ..cues import CueMatch
from ..participles import participle_at
from ..phrases import word_set
from ..shares import may_open_share
from ..things import Thing
from ..words import Words

_GROUP_DEEDS: Final = word_set("group_deeds")
_POPULATIONS: Final = word_set("populations")
_RISK_VERBS: Final = word_set("risk_verbs")


_LONGEST_DEED: Final = 10  # words
FRONTED: Final = frozenset(
    ("as", "when", "if", "once", "because", "since", "although", "though", "while", "unless", "until")
)
"""Words that begin a clause before the sentence's own."""


class Link:
    """One subject joined to one object by a cue.

    `scope` is the (start, end) of the words whose qualifiers apply, in `words`: the sentence without its brackets, or
    a bracket's own words.
    """

    __slots__ = ("cue", "effect", "object", "rule", "scope", "subject", "words")

    def __init__(
        self,
        subject: Thing,
        object: Thing,
        cue: CueMatch,
        effect: str,
        scope: tuple[int, int],
        rule: str,
        words: Words,
    ) -> None:
        self.subject: Final = subject
        self.object: Final = object
        self.cue: Final = cue
        self.effect: Final = effect
        self.scope: Final = scope
        self.rule: Final = rule
        self.words: Final = words

    def joining(self, subject: Thing, object: Thing, rule: str = "") -> Link:
        """Return the link between other things, by the same cue."""
        return Link(subject, object, self.cue, self.effect, self.scope, rule or self.rule, self.words)


class State:
    """What has been read of a sentence so far."""

    __slots__ = ("clause", "effect", "imperative", "main", "objects", "pending", "predicate", "relative", "subjects")

    def __init__(self) -> None:
        self.pending: list[Thing] = []
        self.subjects: list[Thing] = []
        self.objects: list[Thing] = []
        self.main: list[Thing] = []
        self.effect = ""
        self.clause = 0
        self.relative = False
        self.predicate = False
        self.imperative = False


def tag_at(words: Words, index: int) -> str:
    """Return the tag of a word, "." past the last."""
    return words.tags[index] if index < len(words.tags) else "."


def is_epithet(words: Words, cue: CueMatch) -> bool:
    """Whether a cue's word only names: "asthma and related illnesses", "skin thinning is …"."""
    if cue.cue.slots == "share":
        return not may_open_share(words.lower, cue.end) if cue.end < len(words) else True
    if cue.cue.slots == "people" and cue.start and words.tags[cue.start - 1] in "QR":
        before = (
            words.lower[cue.start - 2 : cue.start] if words.tags[cue.start - 1] == "R" else words.lower[cue.start - 1 :]
        )
        return before[:1] == ["who"]
    if cue.form == "G" and cue.start and words.tags[cue.start - 1] == "N" and cue.end == cue.start + 1:
        return tag_at(words, cue.end) in ",.;:C)BMH"
    if words.lower[cue.start] == "having" and (not cue.start or words.tags[cue.start - 1] in ",CXS"):
        return True
    if cue.form == "G" and cue.start and words.tags[cue.start - 1] in ",C" and cue.end == cue.start + 1:
        return tag_at(words, cue.end) in ",.;C)"  # "pain, scarring, and fever"
    return cue.cue.slots == "pair" and cue.cue.kind == "A" and tag_at(words, cue.end) in "NG"


_WITHIN_PREDICATE: Final = frozenset(("of", "one", "as"))  # "is one of the worst …", "is known as a …"


def says_nothing(words: Words, cue: CueMatch) -> bool:
    """Whether a bare noun ("cause", "risk factor", "treatment") is no predicate: "A is a common cause." is one.

    Nothing but adverbs may stand after it, or words that say how or where it is so.
    """
    if cue.cue.slots not in ("bare", "sign") or cue.cue.kind == "V":
        return False
    after = words.lower[cue.end : cue.end + 1]
    if cue.cue.slots == "sign" and tag_at(words, cue.end) not in ".,;":
        return True
    if tag_at(words, cue.end) not in ".,;C" and after not in (["that"], ["in"], ["among"], ["too"], ["here"], ["most"]):
        return True
    index = cue.start - 1
    while (
        index >= 0
        and words.lower[index] != "to"
        and (words.tags[index] in "NDIRET" or words.lower[index] in _WITHIN_PREDICATE)
    ):
        index -= 1
    return index < 0 or words.tags[index] != "B"


def is_example(words: Words, cue: CueMatch) -> bool:
    """Whether a gerund names one of a list's examples: "motions such as twisting the arm"."""
    if cue.form != "G" or cue.start == 0:
        return False
    before = words.lower[cue.start - 1]
    if words.tags[cue.start - 1] == "C" and _gerund_listed(words, cue.start - 1):
        return True
    return before in ("as", "like", "including") or (before == "of" and words.lower[cue.start] in _RISK_VERBS)


def _gerund_listed(words: Words, index: int) -> bool:
    """Whether "such as eating slowly" stands before the conjunction at `index`."""
    first = max(index - _LONGEST_DEED, 1)
    for at in range(index - 1, first, -1):
        if words.tags[at] in ".;:VZMB(Q":
            return False
        if words.lower[at] in ("as", "like", "including") and words.lower[at + 1].endswith("ing"):
            return words.lower[at] != "as" or words.lower[at - 1] == "such"
    return False


def is_addition(words: Words, cue: CueMatch) -> bool:
    """Whether "massage | added to exercise" only names what is used together."""
    if cue.form != "E" or not words.lower[cue.start].startswith("added") or not cue.start:
        return False
    at = cue.start - 1
    if words.tags[at] not in "NG":
        return False
    while at and words.tags[at] in "NGD":
        at -= 1
    return words.tags[at] in "PC"


def is_of_group(words: Words, cue: CueMatch) -> bool:
    """Whether a cue's verb only says which people are meant: "patients taking aspirin", "those who used splints"."""
    at = cue.start
    people = _POPULATIONS
    if at and words.lower[at - 1] in people and participle_at(words, at)[0]:
        return cue.form in ("G", "E", "")
    if at == 0 or cue.cue.kind != "V":
        return False
    while at > 1 and words.tags[at - 1] in "BHRM":
        at -= 1
    within = at > 2 and words.lower[at - 3] in ("in", "among") and cue.form != ""
    alone = cue.end == cue.start + 1 or cue.cue.slots == "people"
    deed = within or (words.lower[cue.start] in _GROUP_DEEDS and alone)
    return deed and at > 1 and words.lower[at - 1] == "who" and words.lower[at - 2] in people
