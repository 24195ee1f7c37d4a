"""Lists of noun phrases: "A, B and C", "both A and B", "A such as B", "back and knee pain", things to do."""

from __future__ import annotations

from typing import Final

from .phrases import Phrase, acts, describes, is_part, parse_phrase, word_set
from .words import Words

_BODY_WORDS: Final = word_set("body_words")
_GROUP_HEADS: Final = word_set("group_heads")
_IDLE_MODIFIERS: Final = word_set("idle_modifiers")
_LIST_HEADS: Final = word_set("list_heads")
_SHARED_HEADS: Final = word_set("shared_heads")
MAX_ITEMS: Final = 40
"""Most items of one list that are read: longer ones are no sentence that people wrote."""


def parse_list(
    words: Words, start: int, stop: int, *, commas: bool = True, objects: bool = False, depth: int = 2
) -> tuple[list[Phrase], int]:
    """Return the coordinated phrases from word `start` on, and the index after them.

    "A, B and C", "both A and B", "A such as B and C", "A (B, C)". Empty where no phrase starts here. Without `commas`
    only a conjunction goes on to the next item ("In rare cases, surgery …" is no list). An item of `objects`
    that a verb follows begins a clause of its own. `depth` is how deep lists of
    examples may stand in each other.
    """
    phrases: list[Phrase] = []
    index, joined = start, False
    while index < stop and len(phrases) < MAX_ITEMS:
        phrase = parse_phrase(words, index, stop)
        alone = joined and phrases and words.tags[index - 1] == ","  # "A and B, C acts"
        if phrase is None and phrases and words.tags[index] == "E":
            index = phrases[-1].end  # "B12, found in meat, …": the comma opens an aside
        if phrase is None or (phrases and (objects or alone) and _begins_clause(words, index, phrase.end)):
            break
        phrase = _with_adjective(words, phrase, stop)
        placed = _in_place(words, phrases[-1], phrase) if phrases else phrase
        if placed.lead and phrases[-1].place and _one_place(words, phrases[-1], phrase):
            phrases[-1] = phrases[-1].reaching(phrase.end)  # "swelling in the ankles, feet or legs"
        else:
            phrases.append(placed)
        index = phrase.end
        if index < stop and words.tags[index] == "(":
            index = _past_aside(words, index, stop)
        examples: list[Phrase] = []
        before = phrases[-2].end if len(phrases) > 1 else 0
        if depth:
            index, examples, general = _examples(words, phrase, index, stop, depth - 1)
        if examples and before and objects and (acts(words, index) or _tag(words, index) == "V"):
            return _share_heads(words, phrases[:-1]), before  # ", and B like C acts": a clause of its own
        if examples:
            phrases[-1] = phrases[-1].keeping(not general)
            phrases.extend(examples)
            joined = True
        after = _next_item(words, index, stop, words.lower[start - 1] if start else "")
        if after is None or not (commas or words.tags[index] == "C"):
            break
        joined = joined or "C" in words.tags[index:after] or bool(examples)
        index = after
    if len(phrases) > 1 and not joined and (index >= len(words.lower) or words.lower[index] != "etc"):
        if words.tags[phrases[0].start] == "G" or acts(words, index):
            return phrases[:1], phrases[0].end  # "Pressing on the nerve, the disc can …"
        return phrases[:1], phrases[-1].end  # an apposition: "Gout, a painful condition, …"
    end = phrases[-1].end if phrases else start
    if len(phrases) > 2 and not objects and _tag(words, end) == "," and acts(words, end + 1):
        phrases = _explained(words, phrases, start)
    if len(phrases) == 2 and _is_alias(words, phrases[0].end, phrases[1].end):
        phrases = phrases[:1]  # "vertigo, or BPPV, is …"
    return _share_heads(words, phrases), max(end, min(index, stop)) if phrases else start


def _tag(words: Words, index: int) -> str:
    """Return the tag of a word, "" past the last."""
    return words.tags[index] if index < len(words.tags) else ""


def _is_alias(words: Words, first: int, second: int) -> bool:
    """Whether "or" between commas gives another name of what stands before it."""
    return words.lower[first : first + 2] == [",", "or"] and words.tags[second : second + 1] == [","]


def _explained(words: Words, phrases: list[Phrase], start: int) -> list[Phrase]:
    """Return what acts in "Rehabilitation, a set of exercises for head and eyes, …" and "Two drugs, A and B, …".

    A comma before the verb closes what stands in apposition to the first phrase.
    """
    if words.tags[phrases[0].end] != ",":
        return phrases
    if words.lower[phrases[1].start] in ("a", "an"):
        return phrases[:1]
    if words.tags[start] == "I" or words.lower[start] in ("two", "three", "several", "some"):
        return [phrases[0].keeping(False), *phrases[1:]]
    return phrases


def _with_adjective(words: Words, phrase: Phrase, stop: int) -> Phrase:
    """Take "temporary or lasting damage" as one name: an adjective alone names nothing."""
    if phrase.end + 1 >= stop or (words.tags[phrase.end] not in "C," and words.lower[phrase.end] != "to"):
        return phrase
    alone = phrase.end == phrase.start + 1 or (phrase.end == phrase.start + 2 and words.tags[phrase.start] == "D")
    if not alone:
        return phrase
    if words.lower[phrase.end] == "to" and describes(words.lower[phrase.end - 1]):
        following = parse_phrase(words, phrase.end + 1, stop) if describes(words.lower[phrase.end + 1]) else None
        return phrase if following is None else following.since(phrase.start)  # "moderate to severe pain"
    if words.tags[phrase.end] == "C" and words.lower[phrase.end - 1] not in _GROUP_HEADS:
        following = parse_phrase(words, phrase.end + 1, stop)
        shares = following is not None and words.lower[following.head] in _GROUP_HEADS
        if following is not None and shares and following.head > following.start:
            return following.since(phrase.start)  # "flu and pneumococcal vaccines"
    if not describes(words.lower[phrase.end - 1]):
        return phrase
    described = words.tags[phrase.start] == "D"  # "an active, pain-free life"
    second = describes(words.lower[phrase.end + 1])
    comma = words.tags[phrase.end] == "," and words.tags[phrase.end + 1] == "N" and (described or second)
    if words.tags[phrase.end] != "C" and not comma:
        return phrase
    following = parse_phrase(words, phrase.end + 1, stop)
    return phrase if following is None else following.since(phrase.start)


def _in_place(words: Words, before: Phrase, phrase: Phrase) -> Phrase:
    """Let "knees" after "pain in the back" borrow "pain in"."""
    lead = before.lead or ((before.start, before.place) if before.place else None)
    if lead is None or phrase.place or phrase.head != phrase.end - 1 or not is_part(words, phrase.end):
        return phrase
    return Phrase(phrase.start, phrase.end, phrase.head, kept=phrase.kept, lead=lead)


def _begins_clause(words: Words, index: int, end: int) -> bool:
    """Whether a verb follows what would be a list's next item: "strains the back, weak hips | often cause …"."""
    bare = words.tags[index - 1] == "," and _tag(words, end) == "R" and _tag(words, end + 1) == "V"
    if words.tags[index - 2 : index] == [",", "C"] and _tag(words, end) == "C":
        place = parse_phrase(words, end + 1, len(words))  # "harms nerves, and sores on the foot or | toe can …"
        if place is not None and acts(words, place.end):
            return True
    return bare or acts(words, end) or (words.tags[index - 1] == "C" and _acts_after_clause(words, end))


def _acts_after_clause(words: Words, index: int) -> bool:
    """Whether "that goes unseen" and then a verb stand at `index`: "harms nerves, and a sore | that … can spread"."""
    if index >= len(words) or words.tags[index] != "Q" or words.lower[index] not in ("that", "which", "who"):
        return False
    at = index + 1
    while at < len(words) and (words.tags[at] in "MBHOXR" or words.lower[at] == "once"):
        at += 1
    at += 1
    while at < len(words) and words.tags[at] in "NDIPGERT":
        at += 1
    return at < len(words) and words.tags[at] in "MBHO"


def _one_place(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Whether a further part of the body names no further symptom: "swelling in the ankles, feet or legs"."""
    if words.lower[before.place - 1] not in ("in", "on"):
        return False  # "cancers of the mouth and stomach"
    parts = {words.folded[before.end - 1], words.folded[phrase.end - 1]}
    return "or" in words.lower[before.end : before.end + 12] or not parts.isdisjoint(word_set("extremities"))


def _bare(words: Words, phrase: Phrase) -> bool:
    """Whether nothing around the head tells what kind it is: "some simple activities", "risk factors"."""
    return phrase.end == phrase.head + 1 and _GENERAL.issuperset(words.lower[phrase.start : phrase.head])


_GENERAL: Final = _IDLE_MODIFIERS | {"risk", "contributing", "lifestyle"}
_ASIDE: Final = 12  # words: longer brackets are read as text of their own


def _past_aside(words: Words, index: int, stop: int) -> int:
    """Return the index after a bracket that opens at `index` ("ibuprofen (Advil)"), unless it gives examples."""
    if (
        index >= stop
        or words.tags[index] != "("
        or words.lower[index + 1 : index + 2] in (["e.g."], ["such"], ["like"])
    ):
        return index
    for end in range(index + 1, min(index + _ASIDE, stop)):
        if words.tags[end] == ")":
            return end + 1
    return index


def _next_item(words: Words, index: int, stop: int, lead: str) -> int | None:
    """Return the index of the next item of a list, or None where the list ends at `index`.

    `lead` is the word before the list, which an item may repeat: "to infection or, rarely, to kidney damage".
    """
    tags, at = words.tags, index
    while at < stop and (tags[at] == "," or (tags[at] == "C" and words.lower[at] != "but")):
        at += 1
    if at == index or at >= stop:
        return None
    if tags[at - 1] == "C" and tags[at] in "RTP":
        again = at
        while again < stop and tags[again] == "R":
            again += 1
        if again + 1 < stop and words.lower[again] == lead and tags[again] in "TP" and tags[again + 1] in "NDGI":
            return again + 1
    if tags[at] in "TP" and tags[at - 1] == "," and words.lower[at] == lead and _repeats(words, at, stop):
        return at + 1  # "in men, | in smokers, and in children"
    if tags[at] == "R":
        again = at
        while again + 1 < stop and tags[again] == "R":
            again += 1
        if tags[again] in "NGD" and (again == at + 1 or tags[at - 1] == "C"):
            return again if words.lower[again - 1] == "," else at  # "and, in rare cases, kidney failure"
    participle = tags[at] == "G" and "C" not in tags[index:at] and tags[index - 1 : index] != ["G"]
    if participle and not _lists_deeds(words, index, at, stop):
        return None  # ", leading to": a participle, no item
    if tags[at] == "X" and words.lower[at] == "not" and words.lower[at + 1 : at + 2]:
        return at if words.lower[at + 1].endswith("ing") else None  # "diet, exercise, and | not smoking"
    return at if tags[at] in "NDGIE" or words.lower[at] == "other" else None


def _repeats(words: Words, at: int, stop: int) -> bool:
    """Whether the preposition at `at` stands once more after the list's conjunction, with a name after each."""
    if at + 1 >= stop or words.tags[at + 1] not in "NDGI":
        return False
    lead, tags = words.lower[at], words.tags
    later = (i for i in range(at + 2, stop - 1) if words.lower[i] == lead and tags[i + 1] in "NDGI")
    return any(tags[i - 1] == "C" for i in later)


def _lists_deeds(words: Words, index: int, at: int, stop: int) -> bool:
    """Whether "coughing | , sneezing or straining" goes on: gerunds alone between commas and a conjunction."""
    if at + 3 < len(words) and words.tags[at + 1] == "," and words.tags[at + 2] == "C" and words.tags[at + 3] in "NGDR":
        return True  # "swelling, scarring, and bleeding"
    if not words.lower[index - 1].endswith("ing"):
        return False
    while at + 1 < stop and words.tags[at] == "G" and words.tags[at + 1] == ",":
        at += 2
    if words.tags[at : at + 1] == ["C"]:
        return at + 1 < len(words) and words.tags[at + 1] in "GN"
    if at + 2 < len(words) and words.tags[at : at + 2] == ["G", "C"]:
        return words.tags[at + 2] in "GN"
    return "C" not in words.tags[:index] and _leads_to_verb(words, at)


def _leads_to_verb(words: Words, at: int) -> bool:
    """Whether a list of things to do from `at` on, with a conjunction, ends before a finite verb: it is a subject."""
    joined = False
    while at < len(words) and words.tags[at] in "GNDIPRECT,":
        joined = joined or words.tags[at] == "C"
        at += 1
    return joined and at < len(words) and words.tags[at] in "MBZVHO" and words.tags[at - 1] not in ",C"


_EXAMPLES: Final = (("such", "as"), ("like",), ("including",), ("e.g.",), ("for", "example"), ("especially",))
_EXAMPLE_OPENERS: Final = frozenset(lead[0] for lead in _EXAMPLES)


def _examples(words: Words, parent: Phrase, index: int, stop: int, depth: int) -> tuple[int, list[Phrase], bool]:
    """Return (index after, examples, whether the parent is general) for "A such as B, C"."""
    at = index
    while at < stop and words.tags[at] in ",(-":
        at += 1
    if at >= len(words) or words.lower[at] not in _EXAMPLE_OPENERS:
        return index, [], False
    for lead in _EXAMPLES:
        if tuple(words.lower[at : at + len(lead)]) == lead:
            at += len(lead)
            while at < stop and words.tags[at] in ",.:":
                at += 1
            found, end = parse_list(words, at, stop, depth=depth)
            if found and found[0].end <= stop:
                general = words.folded[parent.head] in _LIST_HEADS and _bare(words, parent)
                while end < stop and words.tags[end] in ")-":
                    end += 1
                return end, found, general
    return index, [], False


def _share_heads(words: Words, phrases: list[Phrase]) -> list[Phrase]:
    """Let the items of "back and knee pain" share their head: "back" borrows "pain"."""
    if len(phrases) < 2:
        return phrases
    done: list[Phrase] = []
    followers = (*phrases[1:], None)
    for phrase, later in zip(phrases, followers, strict=True):
        if later is not None and phrase.end == phrase.head + 1:
            last = later.head
            if (
                words.lower[last] in _SHARED_HEADS
                and last > later.start
                and words.lower[phrase.head] not in _SHARED_HEADS
                and words.folded[phrase.head] in _BODY_WORDS
                and words.tags[later.start] != "D"
                and words.folded[last - 1] in _BODY_WORDS
            ):
                phrase = phrase.borrowing((last, last + 1))
        done.append(phrase)
    return done
