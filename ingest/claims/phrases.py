"""Noun phrases and lists of them: the words that can name the subject or object of a claim."""

from __future__ import annotations

from functools import cache
from typing import Final

from ..knowledge import read_knowledge
from .participles import participle_at
from .shares import may_open_share, past_share
from .words import TABLES, Words, verb_forms

_FLOATING: Final = frozenset(("all", "both", "each"))
_MULTIPLES: Final = (["times"], ["fold"], ["percent"], ["%"])
_OF_AGE: Final = frozenset(("age", "older", "younger"))
_HEAD_ENDS: Final = frozenset(
    ("of", "with", "in", "on", "from", "for", "to", "around", "behind", "who", "over", "under")
)
_AMONG_PARTS: Final = frozenset(("between", "under", "beneath", "above", "below", "across", "along", "over", "outside"))
_ATTACHED: Final = frozenset(("without", "of", "in", "on", "around", "behind", "near", "within", "inside", "at"))


class Phrase:
    """Words `start` to `end` (exclusive) that name a thing; `head` is the index of the word that says what it is.

    `borrowed` is the (start, end) of the words that an elliptical phrase shares with a later one: "back" in "back
    and knee pain" borrows "pain"; `lead` that of the words before it: "knees" in "pain in the back and knees" borrows
    "pain in". `place` is the index after a preposition of place in the phrase, 0 without one. `kept` is False for a
    list's general parent ("factors" in "factors such as …").
    """

    __slots__ = ("borrowed", "end", "head", "kept", "lead", "place", "start")

    def __init__(
        self,
        start: int,
        end: int,
        head: int,
        borrowed: tuple[int, int] | None = None,
        kept: bool = True,
        place: int = 0,
        lead: tuple[int, int] | None = None,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.head: Final = head
        self.borrowed: Final = borrowed
        self.kept: Final = kept
        self.place: Final = place
        self.lead: Final = lead

    def since(self, start: int) -> Phrase:
        """Return the phrase begun at another word."""
        return Phrase(start, self.end, self.head, self.borrowed, self.kept, self.place, self.lead)

    def reaching(self, end: int) -> Phrase:
        """Return the phrase ended at another word."""
        return Phrase(self.start, end, self.head, self.borrowed, self.kept, self.place, self.lead)

    def headed(self, head: int) -> Phrase:
        """Return the phrase with another word as its head."""
        return Phrase(self.start, self.end, head, self.borrowed, self.kept, self.place, self.lead)

    def borrowing(self, borrowed: tuple[int, int]) -> Phrase:
        """Return the phrase with words that it shares with a later one."""
        return Phrase(self.start, self.end, self.head, borrowed, self.kept, self.place, self.lead)

    def keeping(self, kept: bool) -> Phrase:
        """Return the phrase as one that names a thing itself, or only what a list's items are."""
        return Phrase(self.start, self.end, self.head, self.borrowed, kept, self.place, self.lead)


@cache
def word_set(table: str, column: str = "word") -> frozenset[str]:
    """Return the words of a one-column table."""
    return frozenset(row[column] for row in read_knowledge(TABLES / f"{table}.tsv"))


_ADJECTIVES: Final = word_set("adjectives")
_AMOUNT_HEADS: Final = word_set("amount_heads")
_BODY_WORDS: Final = word_set("body_words")
_DOERS: Final = word_set("doers") | word_set("kin")
_PARTS_OF: Final = word_set("parts_of")
_POPULATIONS: Final = word_set("populations")
_SETTINGS: Final = word_set("settings")
_TIMES: Final = word_set("times")
_TO_NOUNS: Final = word_set("to_nouns")
_ABOUT: Final = frozenset(("about", "around", "over", "nearly", "up"))
_FIXED_PREPOSITIONS: Final = frozenset(
    (row["head"], row["preposition"]) for row in read_knowledge(TABLES / "attaching_heads.tsv")
)


_PHRASE_ENDS: Final = frozenset(",.;:()")


def parse_phrase(words: Words, start: int, stop: int) -> Phrase | None:
    """Return the noun phrase that starts at word `start`, with the prepositional phrases that belong to it, or None."""
    if start >= stop:
        return None
    start = _past_share(words, start, stop)
    core = _core(words, start, stop)
    if core is None:
        return None
    end, head = core
    if end >= stop or words.tags[end] in _PHRASE_ENDS:  # most phrases: no word that could go on with them follows
        return Phrase(start, end, head, place=_place(words, head, end))
    if words.lower[head] in _POPULATIONS or _arm_who(words, head, end):
        end = _of_whom(words, end, stop)
    end = _manner(words, head, end, stop)
    while (attached := _attach(words, head, end, stop)) is not None:
        end = attached
    end = _to_do(words, head, _together_with(words, end, stop), stop)
    end = _how_often(words, _how_long(words, end, stop), stop)
    return Phrase(start, end, head, place=_place(words, head, end))


def _together_with(words: Words, end: int, stop: int) -> int:
    """Extend "exercise" over "combined with diet"."""
    if end + 2 < stop and words.lower[end] in ("combined", "coupled", "paired") and words.lower[end + 1] == "with":
        inner = _core(words, end + 2, stop)
        return inner[0] if inner is not None else end
    if end + 1 < stop and words.lower[end] == "plus":
        inner = _core(words, end + 1, stop)
        return inner[0] if inner is not None else end
    return end


def _to_do(words: Words, head: int, end: int, stop: int) -> int:
    """Extend "a need" over "to urinate"."""
    if end + 1 < stop and words.folded[head] in _TO_NOUNS and words.lower[end] == "to":
        at = end + 2
        while at < stop and words.tags[at] in "NDI":
            at += 1
        return at if words.tags[end + 1] == "V" else end
    if end == head + 1 and words.lower[:1] == words.lower[head : head + 1] and words.lower[end : end + 1] == ["to"]:
        return _purpose(words, end, stop)
    return end


def _purpose(words: Words, end: int, stop: int) -> int:
    """Extend "Exercises" at the start of a sentence over "to bend and straighten the knee", up to its verb."""
    at = end + 1
    while at < stop and words.tags[at] in "VNDIPRCG":
        at += 1
    verb = at == stop < len(words) and words.tags[stop] in "VZMBHO" and words.tags[stop - 1] in "NG"
    return at if verb and words.tags[end + 1] == "V" else end


def _how_often(words: Words, end: int, stop: int) -> int:
    """Extend "six hours of sleep" over "a night", "per week"."""
    at = end
    while at < stop and (words.tags[at] in "IR" or words.lower[at] == "times"):
        at += 1
    if at + 1 < stop and words.lower[at] in ("a", "per", "each") and words.lower[at + 1] in _TIMES:
        return at + 2
    return end


def _how_long(words: Words, end: int, stop: int) -> int:
    """Extend "Bed rest" over "for more than a day", "Walking" over "for half an hour", where a verb follows."""
    lasting = end > 0 and words.lower[end - 1] == "lasting"
    if end + 2 >= stop or (words.lower[end] not in ("for", "over") and not lasting):
        return end
    at = end + 1 - lasting
    while at < stop and (words.tags[at] in "DIRC" or words.lower[at] in _SPANNING):
        at += 1
    if at >= stop or words.lower[at] not in _TIMES:
        return end
    at += 1
    while at + 1 < stop and (words.tags[at] == "C" and words.tags[at + 1] == "I"):
        at += 2
    reached = _how_often(words, at, stop)
    return reached if lasting or acts(words, reached) or words.tags[reached : reached + 1] == ["V"] else end


_SPANNING: Final = frozenset(("than", "half", "to", "several", "long", "short", "few", "many", "whole", "entire"))


def _past_share(words: Words, start: int, stop: int) -> int:
    """Return the index after "some of", "33% of", "one in four": the share is no part of the name."""
    lower, tags = words.lower, words.tags
    if may_open_share(lower, start) and (end := past_share(lower, start, stop)) > start:
        return end
    than = start + 1 < len(lower) and lower[start + 1] == "than"
    at = start + 2 if than else start
    if at + 1 < stop and lower[at] in _ABOUT and tags[at + 1] in "IT":
        at += 1 if tags[at + 1] == "I" else 2
    if at == start and tags[at] != "I" and lower[at] not in _PARTS_OF:
        return start
    while at < stop and (tags[at] == "I" or (at > start and lower[at] in ("to", "-", "–"))):
        at += 1
    if at == start and lower[at] in _PARTS_OF:
        at += 1
    if at == start or at >= stop:
        return start
    if at + 1 < stop and lower[at] == "of":
        return at + 1
    if at > start + 2 and than and tags[at] == "N":
        return at  # "more than two million people"
    if at + 2 < stop and lower[at] == "in" and tags[at + 1] == "I":
        return at + 2
    return start


def _place(words: Words, head: int, end: int) -> int:
    """Return the index after the preposition before a body part that ends a phrase ("pain in | the back"), or 0."""
    if head + 2 < end and words.tags[head + 1] in "PT" and is_part(words, end):
        return head + 2
    return 0


def _manner(words: Words, head: int, end: int, stop: int) -> int:
    """Extend "the way" over "you walk", "changes" over "in how you sit and stand"."""
    at = end
    if at + 1 < stop and words.tags[at] == "P" and words.lower[at + 1] == "how":
        at += 2
    elif words.lower[head] != "way":
        return end
    if at >= stop or words.tags[at] not in "QDN":
        return end
    while at < stop and words.tags[at] in "QDNVZERPCBG" and words.lower[at] not in ("which", "that", "and so"):
        at += 1
    while words.tags[at - 1] in "CRPD":
        at -= 1
    return at


def _arm_who(words: Words, head: int, end: int) -> bool:
    """Whether "that" or "who" follows "the group": what its members did names them."""
    return words.lower[head] in ("group", "groups", "arm") and words.lower[end : end + 1] in (["who"], ["that"])


def _of_whom(words: Words, end: int, stop: int) -> int:
    """Extend a group over what makes it one: "people with gout", "adults aged 65 and older", "people who smoke"."""
    if end >= stop:
        return end
    if words.lower[end] == "who" or (words.lower[end] == "that" and words.tags[end] == "Q"):
        clause = _relative(words, end + 1, stop)
        return clause if clause > end + 1 else end
    if (aged := _of_age(words, end, stop)) > end:
        return _of_whom(words, aged, stop)
    if words.lower[end] == "of" and end + 2 < stop and words.folded[end + 2] in word_set("origins"):
        return end + 3
    if words.lower[end] in ("in", "of"):
        return _of_arm(words, end, stop)
    if (after := participle_at(words, end)[0]) and after < stop:
        inner = _core(words, after, stop)
        if inner is not None and words.lower[inner[1]] in word_set("populations"):
            return _of_whom(words, inner[0], stop)  # "babies born to mothers who smoke"
        return _and_more(words, inner[0], stop) if inner is not None else end
    if words.lower[end] in _WITH:
        inner = _core(words, end + 1, stop)
        return _and_more(words, _of_what(words, inner[0], stop), stop) if inner is not None else end
    return end


_WITH: Final = frozenset(("with", "without", "on"))
_AGED: Final = frozenset(("aged", "age", "ages", "over", "under", "older", "younger", "between", "above", "below"))
_AGES: Final = frozenset(
    ("and", "or", "to", "than", "the", "of", "age", "ages", "older", "over", "above", "under", "younger")
)
_YEARS: Final = frozenset(("years", "year", "old", "months"))


def _of_what(words: Words, end: int, stop: int) -> int:
    """Extend "people with high levels" over "of cholesterol"."""
    inner = _core(words, end + 1, stop) if end + 1 < stop and words.lower[end] == "of" else None
    return inner[0] if inner is not None else end


def _of_arm(words: Words, end: int, stop: int) -> int:
    """Extend "participants" over "in the yoga group", "users" over "of inhalers"."""
    if words.lower[end] == "of" and words.lower[end - 1] not in _DOERS:
        return end
    inner = _core(words, end + 1, stop)
    if inner is None or (words.lower[end] == "in" and words.lower[inner[1]] not in ("group", "groups", "arm", "arms")):
        return end
    return _of_whom(words, inner[0], stop) if words.lower[inner[1]] in _POPULATIONS else inner[0]


def _and_more(words: Words, last: int, stop: int) -> int:
    while last < stop - 1 and words.tags[last] in "CTP" and words.tags[last + 1] in "NI":
        further = _core(words, last + 1, stop)
        last = last + 2 if further is None else further[0]
    return last


def _of_age(words: Words, end: int, stop: int) -> int:
    """Extend a group over "aged 50 and older", "between the ages of 65 and 74", "over 80"; `end` for none."""
    if words.lower[end] not in _AGED:
        return end
    at, told = end + 1, 0
    while at < stop and (words.tags[at] in "I-–" or words.lower[at] in _AGES or (told and words.lower[at] in _YEARS)):
        at += 1
        told = at if words.tags[at - 1] == "I" or words.lower[at - 1] in _PAST_AGE else told
    figure = any(words.tags[index] == "I" for index in range(end, told))
    return told if figure else end


_PAST_AGE: Final = frozenset(("older", "over", "above", "younger", "under", "years", "old", "months"))


def _relative(words: Words, start: int, stop: int) -> int:
    """Return the end of a relative clause: its verb group, then all up to the next verb, mark or conjunction."""
    end = start
    while end < stop and words.tags[end] in "BHMORX":
        end += 1
    if end < stop and words.tags[end] in "VZE":
        end += 1
    while end < stop and words.tags[end] in "NDIPGERT" and not (end > start + 1 and _of_group(words, end)):
        end += 1
    if (
        start < stop
        and words.tags[start] in "HR"
        and "H" in words.tags[start:end]
        and end + 1 < stop
        and words.tags[end] == "C"
    ):
        end = _relative(words, end + 1, stop) if words.tags[end + 1] in "N" else end  # "who have gout or asthma"
    elif end + 2 < stop and words.tags[end] == "C" and words.tags[end + 1] in "VE":
        further = _relative(words, end + 1, stop)
        return further if acts(words, further) else end  # "who sit all day and eat little are …"
    return end


@cache
def _group_verbs() -> frozenset[str]:
    """Forms of the verbs that findings have of groups: "those who took zinc | recovered sooner"."""
    lemmas = (row["lemma"] for row in read_knowledge(TABLES / "group_verbs.tsv"))
    return frozenset(form for lemma in lemmas for form, tag in verb_forms(lemma).items() if tag == "E")


def _of_group(words: Words, index: int) -> bool:
    """Whether the verb at `index` is one of the sentence's, after a name: no participle before a noun."""
    return words.tags[index] == "E" and words.lower[index] in _group_verbs() and words.tags[index - 1] in "NRI"


def _head(words: Words, start: int, end: int) -> int:
    """Return the head of a term: its last word before a preposition ("people | with gout")."""
    for index in range(start + 1, end):
        aged = words.lower[index] in ("age", "aged") and words.tags[index + 1 : index + 2] == ["I"]
        if aged or words.lower[index] in _HEAD_ENDS:
            return index - 1
    return end - 2 if words.tags[end - 1] == "R" and end > start + 1 else end - 1  # "people | worldwide"


_OR_MORE: Final = (["more"], ["fewer"], ["less"])
_TROUBLES: Final = frozenset(("trouble", "difficulty"))


def _both_deeds(words: Words, end: int, stop: int) -> int:
    """Return the end of "trouble speaking | or swallowing": what is hard belongs to one name."""
    if end + 1 >= stop or words.lower[end] != "or" or not words.lower[end + 1].endswith("ing"):
        return end
    return end + 2


def _core(words: Words, start: int, stop: int) -> tuple[int, int] | None:
    """Return (end, head) of the words up to the head noun, or None."""
    tags, lower, concepts, index, head, end = words.tags, words.lower, words.concepts, start, -1, start
    while index < stop:
        tag = tags[index]
        term = concepts.get(index) if tag == "N" else None
        if term is not None and term[0] - index > 1 and term[0] <= stop:
            head, index = _head(words, index, term[0]), term[0]
            if lower[start] in _TROUBLES:
                index = _both_deeds(words, index, stop)
            end = index  # "range of motion": a term is taken whole
            continue
        if lower[index] == "half" and lower[index + 1 : index + 2] in (["a"], ["an"]):
            index += 2  # "half an hour"
            continue
        if head >= 0 and lower[index] in _OF_AGE and lower[head] in _POPULATIONS:
            break  # "adults age 65 and older"
        if tag == "N":
            if head >= 0 and lower[head] in _TROUBLES and lower[index].endswith("ing"):
                return _both_deeds(words, _gerund(words, index, stop)[0], stop), head  # "difficulty climbing stairs"
            head, end = index, index + 1
        elif tag == "G":
            if head < 0:
                return _gerund(words, index, stop)
            if words.lower[head] in _POPULATIONS:
                break  # "women living at home", "patients taking aspirin"
            if lower[head] in _TROUBLES:
                return _both_deeds(words, _gerund(words, index, stop)[0], stop), head  # "trouble emptying the bladder"
            head, end = index, index + 1
        elif tag == "D" or tag == "I":
            if head >= 0 and (tag == "D" or lower[index + 1 : index + 2] in _MULTIPLES):
                break
            if index + 2 < len(tags) and lower[index + 1] == "than" and tags[index + 2] == "I":
                index += 1  # "fewer than six hours"
            if tag == "I" and lower[index + 1 : index + 2] == ["or"] and lower[index + 2 : index + 3] in _OR_MORE:
                index += 2  # "three or more drinks"
        elif tag == "R" or tag == "X":
            if head >= 0 or index + 1 >= stop or tags[index + 1] not in "NGIRED":
                break
        elif tag == "/" and head >= 0 and index + 1 < stop and tags[index + 1] == "N":
            pass  # "HIV/AIDS"
        elif tag == "E":
            if head >= 0 and words.lower[head] in _POPULATIONS:
                break  # "children given zinc"
            if index + 1 >= stop or tags[index + 1] not in "N":
                break
        else:
            break
        index += 1
    if head < 0:
        return None
    return end, head


def _gerund(words: Words, index: int, stop: int) -> tuple[int, int]:
    """Return (end, head) of a gerund phrase: "maintaining a healthy weight", "sitting for long hours"."""
    head, end = index, index + 1
    while end < stop and words.tags[end] == "R" and words.lower[end] not in _FLOATING:
        end += 1
    if end < stop and words.lower[end - 1] == "too" and words.lower[end] in ("much", "many", "little", "few"):
        end += 1  # "drinking too much"
    if end + 1 < stop and words.lower[end] in ("it", "them") and words.tags[end + 1] in "RPD":
        end += 1  # "taking them every day"
    end = _past_share(words, end, stop) if end < stop and words.tags[end] == "I" else end
    inner = _core(words, end, stop) if end < stop and words.tags[end] in "NDIER" else None
    if inner is not None:
        after = inner[0]
        while after < stop and words.tags[after] == "R" and words.lower[after] not in _FLOATING:
            after += 1
        return _complement(words, after, stop), inner[1]
    after = _complement(words, end, stop)
    return (end if after < stop and words.tags[after] == "C" else after), head


def _complement(words: Words, end: int, stop: int) -> int:
    """Extend "applying ice" over "to the sore area": a gerund keeps its prepositional phrase."""
    if end + 1 < stop and words.lower[end] in ("below", "above", "under", "over") and words.tags[end + 1] == "I":
        at = end + 1
        while at < stop and words.tags[at] in "I/N":
            at += 1
        return at  # "keeping blood pressure below 140/90 mmHg"
    if end < stop and words.lower[end] in ("to", "with", "on", "for", "under", "between", "through"):
        inner = _core(words, end + 1, stop)
        if inner is not None and (inner[0] >= stop or words.tags[end + 1] in "DNI"):
            return _how_often(words, inner[0], stop)
    return end


def _attach(words: Words, head: int, end: int, stop: int) -> int | None:
    """Return the new end of a phrase when the preposition after it begins a part of it, else None."""
    if end >= stop or words.tags[end] not in "PT":
        return None
    preposition = words.lower[end]
    placed = preposition in _AMONG_PARTS and _part_follows(words, end + 1)
    if preposition not in _ATTACHED and not placed and (words.folded[head], preposition) not in _FIXED_PREPOSITIONS:
        return None
    if words.tags[end + 1 : end + 3] == ["C", "P"]:
        end += 2  # "in and around"
    inner = _core(words, end + 1, stop)
    if inner is None or (words.tags[end + 1] == "G" and preposition != "of"):
        return None
    if words.folded[head] in _POPULATIONS or words.lower[head] in _POPULATIONS:
        return None
    inner_head = words.lower[inner[1]]
    if inner_head in _POPULATIONS or words.folded[inner[1]] in _POPULATIONS:
        return None
    if preposition in ("in", "within") and words.folded[inner[1]] in _SETTINGS:
        return None  # "injury | in this age group"
    if inner_head in _TIMES and words.folded[head] not in _AMOUNT_HEADS:
        return None
    return inner[0]


def _part_follows(words: Words, index: int) -> bool:
    """Whether a part of the body is named from word `index` on: "lumps under | the skin"."""
    while index < len(words) and words.tags[index] == "D":
        index += 1
    return index < len(words) and words.folded[index] in _BODY_WORDS


def is_part(words: Words, end: int) -> bool:
    """Whether the word before `end` names a part of the body."""
    return words.folded[end - 1] in _BODY_WORDS


def describes(word: str) -> bool:
    """Whether a word is an adjective, by the table or by its ending."""
    return word in _ADJECTIVES or word.endswith(("ous", "ful", "less", "ible", "ical", "itual"))


def acts(words: Words, index: int) -> bool:
    """Whether a verb stands at `index`, past adverbs."""
    tags, last = words.tags, len(words.tags)
    while index < last and tags[index] == "R":
        index += 1
    return index < last and tags[index] in "MBHOZ"
