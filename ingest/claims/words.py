"""Words of a sentence and what each can be: tags from closed lists and verb forms, ambiguities settled by neighbours.

One letter a word: D determiner, Q pronoun, P preposition, C conjunction, M modal, B form of "be", H of "have",
O of "do", X negation, T "to", S subordinator, R adverb, I number, V verb (base form), Z verb (third person),
G gerund, E past form or participle, N anything else (noun or adjective); marks stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from ..knowledge import read_knowledge
from ..model import Span
from ..vocabulary import Vocabulary, fold_word

TABLES: Final = Path(__file__).parent / "tables"
VERB_TAGS: Final = frozenset("VZGE")
_REMEMBERED: Final = 100_000  # tokens kept with their tags
_TOKEN: Final = (
    re.compile(  # most tokens are plain words before a space or a comma: tried first, and white space at once left
        r"[a-zA-Z]++(?=[ ,;:)\n-])|(?=\S)(?:[eE]\.g\.|[iI]\.e\.|(?:Dr|Mrs?|Ms|Prof|St|vs|approx)\.|(?:[A-Z]\.){2,4}"
        r"|[A-Z][A-Za-z]{0,3}\d{1,2}[a-z]?(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S)"
    )
)
_HYPHENS: Final = frozenset("-‐‑")
_MARKS: Final = {
    "“": '"',
    "”": '"',
    "‘": '"',
    "—": "-",
    "–": "-",
    "−": "-",
    "…": ".",
    "!": ".",
    "?": ".",
    "[": "(",
    "]": ")",
    "%": "I",
}


def inflections(lemma: str) -> dict[str, str]:
    """Return the regular forms of a verb, each with its tag: V, Z, G or E.

    >>> inflections("ease")
    {'ease': 'V', 'eases': 'Z', 'easing': 'G', 'eased': 'E'}
    """
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return {lemma: "V", lemma + "s": "Z", lemma[:-1] + "ing": "G", lemma + "d": "E"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma: "V", lemma[:-1] + "ies": "Z", lemma + "ing": "G", lemma[:-1] + "ied": "E"}
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    return {lemma: "V", third: "Z", stem + "ing": "G", stem + "ed": "E"}


def _doubles(lemma: str) -> bool:
    vowels = "aeiou"
    one_syllable = sum(a in vowels and b not in vowels for a, b in zip(lemma, lemma[1:] + " ", strict=True)) == 1
    ends = len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in vowels and lemma[-3] not in vowels
    return one_syllable and ends


def _irregular() -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for row in read_knowledge(TABLES / "verb_forms.tsv"):
        made = forms.setdefault(row["lemma"], {row["lemma"]: "V"})
        for column, tag in (("third", "Z"), ("gerund", "G"), ("past", "E"), ("participle", "E")):
            for form in row[column].split(","):
                made.setdefault(form, tag)
    return forms


_IRREGULAR: Final = _irregular()


def verb_forms(lemma: str) -> dict[str, str]:
    """Return the forms of a verb, irregular ones from the table, each with its tag."""
    return _IRREGULAR.get(lemma) or inflections(lemma)


FUNCTION: Final = {row["word"]: row["tag"] for row in reversed(read_knowledge(TABLES / "function_words.tsv"))}


class Words:
    """The words of one sentence: lower case, folded, positions in the document, tags, and concepts found.

    `concepts` maps a word's index to (end index, concept id) where a vocabulary term starts.
    """

    __slots__ = ("concepts", "ends", "folded", "lower", "starts", "tags", "text")

    def __init__(
        self,
        text: str,
        lower: list[str],
        folded: list[str],
        starts: list[int],
        ends: list[int],
        tags: list[str],
        concepts: dict[int, tuple[int, str]] | None = None,
    ) -> None:
        self.text: Final = text
        self.lower: Final = lower
        self.folded: Final = folded
        self.starts: Final = starts
        self.ends: Final = ends
        self.tags: Final = tags
        self.concepts: Final = {} if concepts is None else concepts

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document of words `start` to `end` (exclusive)."""
        return Span(self.starts[start], self.ends[end - 1])

    def between(self, start: int, end: int) -> str:
        """Return the document's text from word `start` to word `end` (exclusive)."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def kept(self, indexes: Sequence[int]) -> Words:
        """Return the words at these indexes only, in order: a sentence without its brackets, or a bracket alone."""
        place = {index: new for new, index in enumerate(indexes)}
        concepts = {
            place[start]: (place[end - 1] + 1, concept)
            for start, (end, concept) in self.concepts.items()
            if start in place and end - 1 in place
        }
        columns = [[column[i] for i in indexes] for column in (self.lower, self.folded, self.tags)]
        starts, ends = [self.starts[i] for i in indexes], [self.ends[i] for i in indexes]
        return Words(self.text, columns[0], columns[1], starts, ends, columns[2], concepts)


class _Token:
    """A token in lower case, folded, and its first tag."""

    __slots__ = ("folded", "lower", "tag")

    def __init__(self, lower: str, folded: str, tag: str) -> None:
        self.lower: Final = lower
        self.folded: Final = folded
        self.tag: Final = tag


class Tagger:
    """Cuts sentences into tagged words. Made once for a vocabulary and a set of verbs.

    `nounish` are folded one-word terms of the vocabulary, which are things unless their place makes them verbs.
    """

    def __init__(self, vocabulary: Vocabulary, cue_verbs: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._verbs: dict[str, str] = {}
        self._known: dict[str, _Token] = {}
        plain = [row["lemma"] for row in read_knowledge(TABLES / "verbs.tsv")]
        for lemma in (*plain, *cue_verbs):
            for form, tag in verb_forms(lemma).items():
                self._verbs.setdefault(form, tag)
        self._nouns = frozenset(row["word"] for row in read_knowledge(TABLES / "noun_verbs.tsv"))

    def words(self, text: str, span: Span) -> Words:
        """Return the tagged words of `text` within `span`."""
        words = self.cut(text, span)
        if words.tags.count(";") > 1:
            _level_lists(words)
        _read_fixed_adverbs(words)
        if words.tags.count(",") > 1:
            _set_apart(words)
        self._settle(words)
        _join_as_well_as(words)
        return words

    def cut(self, text: str, span: Span) -> Words:
        """Return the words of `text` within `span` with their terms; each with its first tag, nothing settled."""
        tokens: list[str] = _TOKEN.findall(text, span.start, span.end)
        lower: list[str] = []
        folded: list[str] = []
        tags: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        known, at = self._known, span.start
        for token in tokens:
            entry = known.get(token)
            if entry is None:
                entry = self._know(token)
            lower.append(entry.lower)
            folded.append(entry.folded)
            tags.append(entry.tag)
            at = text.find(token, at)  # between tokens stands nothing but white space
            starts.append(at)
            at += len(token)
            ends.append(at)
        words = Words(text, lower, folded, starts, ends, tags)
        if not _HYPHENS.isdisjoint(tokens):
            _join_compounds(words, tokens)
        for first, last, concept in self._vocabulary.find(words.folded):
            words.concepts[first] = (last, concept)
        return words

    def _know(self, token: str) -> _Token:
        """Return what a token is, and remember it."""
        word = token.lower()
        if not word[0].isalnum():
            known = _Token(word, word, _MARKS.get(word, word))
        elif word[0].isdigit():
            known = _Token(word, word, "I")
        elif word.endswith(".") and word not in ("e.g.", "i.e."):
            known = _Token(word, word, "N")
        else:
            tag = FUNCTION.get(word) or self._verbs.get(word) or _by_shape(word)
            known = _Token(word, fold_word(word), tag)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[token] = known
        return known

    def _floats(self, words: Words, index: int) -> bool:
        """Whether "all" or "both" stands between a subject and its verb: "walking and cycling all help"."""
        following = words.lower[index + 1 : index + 2]
        before = words.tags[index - 1] if index else "^"
        return before in "NMG" and bool(following) and self._verbs.get(following[0]) in ("V", "Z")

    def _points(self, words: Words, index: int, inside: dict[int, int]) -> bool:
        """Whether "this", "that", "which" belongs to the noun after it."""
        if words.lower[index] == "that" and index and words.tags[index - 1] not in "PV":
            return False
        if words.lower[index] == "which" and index and words.tags[index - 1] in "N,":
            return False
        if words.lower[index] == "those" and words.lower[index + 1] in _OF_WHOM:
            words.tags[index] = "N"
            return False
        following = words.tags[index + 1]
        if words.lower[index] in ("this", "that") and following == "Z" and words.lower[index + 1] not in _SINGULAR_S:
            return False  # "this causes pain": a plural does not stand after "this"
        if following == "Z" and words.tags[index + 2 : index + 3] in (["D"], ["Q"]):
            return False  # "this increases the risk"
        return following in "NIE" or words.lower[index + 1] in self._nouns or index + 1 in inside

    def _settle(self, words: Words) -> None:
        """Settle what each ambiguous word is, left to right."""
        tags, last = words.tags, len(words) - 1
        inside = _inside(words.concepts)
        for index, tag in enumerate(tags):
            if tag in VERB_TAGS:
                before = tags[index - 1] if index else "^"
                if before == "R":
                    before = _before_adverbs(tags, index)
                after = tags[index + 1] if index < last else "."
                if tag == "Z" and after in "VZ" and (index + 1 in inside or words.lower[index + 1] in self._nouns):
                    after = "N"  # "increases range": not settled yet, but no verb follows a verb
                nounish = inside.get(index, 0)
                if tag == "E" and after in "VZ" and before in "^D,C" and words.lower[index + 1] in self._nouns:
                    after = "N"  # "prolonged stress"
                amount = before == "D" and tag == "Z" and words.lower[index - 1] in _AMOUNTS
                if amount and words.lower[index - 2 : index - 1] != ["or"]:
                    before = "N"  # "not sleeping enough makes people hungry"
                if tag == "V" and words.lower[index] in _UNCHANGED and _has_passed(words, index, before, after):
                    tags[index] = "E"
                elif nounish > 1 or words.lower[index] in self._nouns or nounish:
                    tags[index] = _settle_nounish(tag, before, after, words, index, nounish)
                    if (
                        before == "C"
                        and tag == "Z"
                        and "Z" in tags[:index]
                        and (
                            after in "NDQ" or _phrasal(words, index) or (after == "V" and words.lower[index] == "helps")
                        )
                    ):
                        tags[index] = "Z"
                elif (tag == "E" and _after_seeming(words, index)) or (
                    tag == "V" and words.lower[index] == "lower" and _after_linked_to(words, index)
                ):
                    tags[index] = "N"
                elif tag == "E":
                    tags[index] = (
                        "E"
                        if before == "C" and "E" in tags[:index]
                        else _settle_past(before, after, words.lower[index])
                    )
                elif tag == "Z" and before in "N^" and _verb_follows(tags, index + 1):
                    tags[index] = "N"  # "dark leaves are …", "long drives often make …"
                elif (
                    tag == "Z"
                    and index < last
                    and words.lower[index + 1] == "of"
                    and words.lower[index] not in _OF_VERBS
                ):
                    tags[index] = "N"  # "a means of"
                elif tag == "V" and (after == "M" or _describes(words, index)):
                    tags[index] = "N"  # "delay can …", "a small lower jaw"
                elif tag in "VZ":
                    named = (before in "DP" and words.lower[index - 1] not in _NO_NAME) or (
                        before == "I" and tag == "V"
                    )
                    tags[index] = "N" if named else tag
                elif tag == "G" and (before == "D" or (before in "ZV" and after in ",.;C") or before + after in _ENDS):
                    tags[index] = "N"  # "causes wheezing and coughing."
            elif tag in "BH" and words.lower[index] in _STATES_OF and index < last and _names_state(words, index):
                tags[index] = "G"  # "being overweight", "having a parent with gout"
            elif tag == "N" and index and tags[index - 1] == "H" and words.lower[index] == "long":
                tags[index] = "R"  # "has long been thought to …"
            elif (
                tag == "N"
                and index < last
                and index not in inside
                and _may_be_verb(words, index)
                and (verb := _unlisted_verb(words, index))
            ):
                tags[index] = verb
            elif tag == "R" and words.lower[index] in _ORDINALS and index and tags[index - 1] == "D":
                tags[index] = "N"  # "a second language", "the first sign"
            elif tag == "D" and words.lower[index] == "a" and index and words.lower[index - 1] in _LETTERED:
                tags[index] = "N"
            elif tag == "D" and words.lower[index] in _FLOATING and self._floats(words, index):
                tags[index] = "R"
            elif tag == "Q" and words.lower[index] in _POINTERS and index < last and self._points(words, index, inside):
                tags[index] = "D"


_NO_NAME: Final = frozenset(("to", "than"))  # "more than triples the risk"
_STATES_OF: Final = frozenset(("being", "having"))


def _names_state(words: Words, index: int) -> bool:
    """Whether "being" or "having" begins a name: at the start of a clause, after a conjunction or a preposition."""
    before = words.tags[index - 1] if index else "^"
    return before in "^CPS," and words.tags[index + 1] in "NDRI" and not (before == "," and index > 1)


_ENDS: Final = frozenset(("C.", "C,", "C;", ",."))
_NAMING_EXAMPLES: Final = frozenset(("such", "like", "including", "especially", "particularly", "e.g."))
_LETTERED: Final = frozenset(("vitamin", "hepatitis", "influenza", "haemophilia", "hemophilia", "type"))  # "vitamin A"
_ORDINALS: Final = frozenset(("first", "second", "third"))
_AMOUNTS: Final = frozenset(("enough", "much", "more", "less", "little"))
_UNCHANGED: Final = frozenset(  # verbs whose past form is their base form
    ("cut", "hurt", "set", "shut", "put", "let", "hit", "split", "spread", "quit", "cast", "burst", "shed", "upset")
)
_FLOATING: Final = frozenset(("all", "both", "each"))
_LY_WORDS: Final = {row["word"]: row["tag"] for row in read_knowledge(TABLES / "ly_words.tsv")}
_OF_WHOM: Final = frozenset(
    (
        "with",
        "who",
        "without",
        "living",
        "suffering",
        "on",
        "taking",
        "given",
        "aged",
        "over",
        "under",
        "exposed",
        "treated",
        "using",
        "receiving",
        "having",
        "classified",
        "diagnosed",
        "assigned",
        "affected",
    )
)
_POINTERS: Final = frozenset(("this", "these", "that", "those", "which", "what", "one"))


def _join_compounds(words: Words, tokens: list[str]) -> None:
    """Leave out the hyphens inside compounds, which are no words of their own; what follows one is no adverb."""
    starts, ends, tags = words.starts, words.ends, words.tags
    kept: list[int] = []
    joined = False
    for index, token in enumerate(tokens):
        if token in _HYPHENS and kept and ends[kept[-1]] == starts[index]:
            joined = True
            continue
        if joined and ends[kept[-1]] == starts[index] - 1:
            if tags[index] not in "IVZ":
                tags[index] = "N"
            if tags[kept[-1]] in "VZ":
                tags[kept[-1]] = tags[index] = "N"  # "follow-ups"
        joined = False
        kept.append(index)
    for column in (words.lower, words.folded, tags):
        column[:] = [column[index] for index in kept]
    for places in (starts, ends):
        places[:] = [places[index] for index in kept]


def _join_as_well_as(words: Words) -> None:
    """Read "as well as" and "together with" as conjunctions."""
    lower = words.lower
    if "well" in lower or "with" in lower:
        for index in range(len(lower) - 2):
            following = lower[index + 1]
            if following == "well" and lower[index] == "as" and lower[index + 2] == "as":
                words.tags[index : index + 3] = ["C", "C", "C"]
            elif following == "with" and lower[index] in ("together", "along") and _after_name(words, index):
                words.tags[index : index + 2] = ["C", "C"]


def _after_name(words: Words, index: int) -> bool:
    return index > 0 and words.tags[index - 1] in "N,"


_FIXED_ADVERBS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {}
for _row in read_knowledge(TABLES / "fixed_adverbs.tsv"):
    _first, *_rest = _row["words"].split()
    _FIXED_ADVERBS[_first] = (*_FIXED_ADVERBS.get(_first, ()), tuple(_rest))


def _level_lists(words: Words) -> None:
    """Read the semicolons of a long list as commas: "A, with B; C, or D; and E"."""
    marks = [index for index, tag in enumerate(words.tags) if tag == ";"]
    if words.tags[marks[-1] + 1 : marks[-1] + 2] == ["C"]:
        for index in marks:
            words.tags[index] = ","


def _read_fixed_adverbs(words: Words) -> None:
    """Read "in turn", "by far", "at the same time" as adverbs: they name nothing."""
    lower = words.lower
    for index in [at for at, word in enumerate(lower) if word in _FIXED_ADVERBS]:
        for rest in _FIXED_ADVERBS[lower[index]]:
            last = index + 1 + len(rest)
            if tuple(lower[index + 1 : last]) == rest:
                words.tags[index:last] = ["R"] * (last - index)


_PARENTHESES: Final = frozenset(tuple(row["words"].split()) for row in read_knowledge(TABLES / "parentheses.tsv"))
_LONGEST_PARENTHESIS: Final = 3


def _set_apart(words: Words) -> None:
    """Read ", on average," and ", however," as adverbs, marks included: the sentence goes on past them."""
    commas = [index for index, tag in enumerate(words.tags) if tag == ","]
    for first, last in pairwise(commas):
        if 1 < last - first <= _LONGEST_PARENTHESIS + 1:
            between = range(first + 1, last)
            if all(words.tags[i] == "R" for i in between) or tuple(words.lower[first + 1 : last]) in _PARENTHESES:
                words.tags[first : last + 1] = ["R"] * (last + 1 - first)


def _by_shape(word: str) -> str:
    if word.endswith(("’ll", "'ll", "’d", "'d")):
        return "Q"
    if word.endswith("ly") and len(word) > 4:
        return _LY_WORDS.get(word, "R")
    return "N"


def _inside(concepts: dict[int, tuple[int, str]]) -> dict[int, int]:
    """Map the index of each word inside a vocabulary term to the term's length."""
    return {index: end - start for start, (end, _) in concepts.items() for index in range(start, end)}


def _before_adverbs(tags: list[str], index: int) -> str:
    while index and tags[index - 1] == "R":
        index -= 1
    return tags[index - 1] if index else "^"


def _describes(words: Words, index: int) -> bool:
    """Whether a verb's base form stands between an article with an adjective and a name: "a small | lower jaw"."""
    tags = words.tags
    return (
        index > 1
        and tags[index - 2 : index] == ["D", "N"]
        and (words.lower[index - 1] in _ADJECTIVES and tags[index + 1 : index + 2] == ["N"])
    )


def _verb_follows(tags: list[str], index: int) -> bool:
    """Whether an auxiliary stands at `index`, or a verb after adverbs."""
    first = index
    while index < len(tags) and tags[index] == "R":
        index += 1
    return index < len(tags) and tags[index] in ("BMV" if index > first else "BM")


def _may_be_verb(words: Words, index: int) -> bool:
    """Whether `_unlisted_verb` is worth asking: a modal, an article or the word's own ending may make it one."""
    return words.tags[index - 1] in "MR" or words.lower[index + 1] in _ARTICLES or words.lower[index].endswith("ed")


def _unlisted_verb(words: Words, index: int) -> str:
    """Return the tag of a word in no list that its place makes a verb ("warms the air", "can blunt"), "" for others."""
    tags, word = words.tags, words.lower[index]
    before = _before_adverbs(tags, index) if index else "^"
    if before == "M" and words.lower[index - 1] not in _NOUN_MODALS:
        return "V"
    if word.endswith("ed") and before in "NB" and words.lower[index + 1] in _PARTICIPLE_LINKS:
        return "E" if len(word) > _SHORTEST_GERUND and not word.endswith("eed") else ""  # "foods fortified with"
    if words.lower[index + 1] not in _ARTICLES or before not in "NQT^":
        return ""
    if word.endswith("ing") and len(word) > _SHORTEST_GERUND:
        return "G"
    if before in "TQ":
        infinitive = before == "T" and not word.endswith("s")
        return "V" if infinitive or words.lower[index - 1] in _PLURAL_PRONOUNS else ""
    clause = index
    while clause and tags[clause - 1] not in ",;:.SQ":
        clause -= 1
    if before != "N" or not set(tags[clause:index]).isdisjoint("BMHOZVE"):
        return ""
    if word == words.folded[index] and words.folded[index - 1] != words.lower[index - 1]:
        return "V"  # "tight shoes crowd the toes"
    return "Z" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else ""


def _after_linked_to(words: Words, index: int) -> bool:
    """Whether "linked to" or the like stands before a word: "linked to | lower weight"."""
    return index > 1 and words.tags[index - 1] == "T" and words.lower[index - 2] in _BEFORE_TO


def _after_seeming(words: Words, index: int) -> bool:
    """Whether "feel", "become" or the like stands before, past "more" and adverbs: "feel more supported"."""
    index -= 1
    while index > 0 and words.tags[index] in "DR":
        index -= 1
    return index >= 0 and words.lower[index] in _SEEMING


_NEVER_ADJECTIVES: Final = frozenset(row["word"] for row in read_knowledge(TABLES / "never_adjectives.tsv"))


def _settle_past(before: str, after: str, word: str = "") -> str:
    if before in "BH" or word in _NEVER_ADJECTIVES:
        return "E"
    adjectival = after in "NGE" and before in "DPCTIVZGER,^(:-"
    return "N" if adjectival else "E"


def _settle_nounish(tag: str, before: str, after: str, words: Words, index: int, length: int) -> str:
    """Settle a word that is a thing as well as a verb: "exercise", "causes", "strain", "stretching"."""
    if tag == "G" and words.lower[index - 1] == "by" and index and after in "ND":
        return "G"
    if tag == "Z" and words.lower[index - 1] == "than" and words.lower[index - 2 : index - 1] == ["more"]:
        return "Z"  # "more than doubles the risk"
    if tag in "ZG" and before in "NGQ)P^," and length < 2 and _phrasal(words, index):
        return "N" if before == "P" and tag == "Z" else tag  # "sets off", "by driving down"
    if length > 1:
        return "E" if tag == "E" and before in "NQ" and after in "NDIV" else "N"
    if tag in "VZ" and before == "T" and index > 1 and words.lower[index - 2] in _BEFORE_TO:
        return "N"  # "makes no difference to pain"
    if tag == "V" and before in "MT":
        return "V"
    if tag == "V" and index and words.lower[index - 1].endswith(("'s", "’s")) and before in "ND":
        return "N"  # "a person's balance"
    if tag == "V" and before == "^" and after == "T" and words.lower[index] in _DONE_TO:
        return "N"  # "Damage to the liver"
    if tag == "V" and words.lower[index] == "help" and before in "CN" and after == "V":
        return "V"  # "can lift mood and help control weight"
    if tag == "V" and before == "C" and _goes_on(words, index):
        return "V"  # "can harm the ear and cause ringing"
    if tag == "V":
        return "V" if after not in "BMZ" and _acts_here(before, after, words, index) else "N"
    if tag == "Z" and after == "V" and index and words.lower[index - 1] == "that":
        return "N"  # "that splints reduce …"
    helping = after == "V" and words.lower[index] in _BARE_INFINITIVE  # "being active helps keep …"
    if tag == "Z" and index and words.lower[index - 1] in _ADJECTIVES and after not in "NDQ" and not helping:
        return "N"
    if tag == "Z":
        strong = words.lower[index] in _STRONG_VERBS
        verb = (
            (before == "," and (after == "D" or (after == "V" and words.lower[index] in _BARE_INFINITIVE)))
            or (before == "P" and after == "D" and words.lower[index - 1] in _PARTICLES)
            or (before == "," and after in "NDQTP" and words.lower[index] == "helps")
            or (before in "NGQ)" and (after in "DQTS" or (after == "V" and words.lower[index] in _BARE_INFINITIVE)))
            or before == "Q"
            or (strong and before in "N)-XGI" and after in "NPG")
            or (
                before in "NG"
                and words.tags[index + 1 : index + 2] in (["N"], ["G"])
                and _lacks_verb(words.tags, index)
            )  # "laughter lifts mood"
        )
        return "Z" if verb else "N"
    if tag == "G" and before == "," and after == "N":
        return "G" if _closes(words.tags, index) else "N"
    if tag == "G":
        return "G" if after == "D" or (after == "N" and words.lower[index - 1] == "by") else "N"
    return _settle_past(before, after)


_LEADING_TO: Final = frozenset(("lead", "contribute", "progress"))


def _goes_on(words: Words, index: int) -> bool:
    """Whether a verb's base form after a conjunction goes on with what "can" or "to" began, and has an object."""
    strong = words.lower[index] in _STRONG_VERBS
    followed = _thing_follows(words.tags, index) or words.tags[index + 1 : index + 2] == ["D"]
    to_what = words.lower[index] in _LEADING_TO and words.lower[index + 1 : index + 2] == ["to"]
    if not (strong and followed) and not _phrasal(words, index) and not to_what:
        return False
    clause = index
    while clause and words.tags[clause - 1] not in ",;:.(SQ":
        clause -= 1
    begun = [at for at in range(clause, index - 1) if words.tags[at] in "MT" and words.tags[at + 1] in "VR"]
    return bool(begun) and set(words.tags[begun[-1] + 1 : index]).isdisjoint("BMHZ")


def _closes(tags: list[str], index: int) -> bool:
    """Whether a gerund after a comma ends what a finite verb began: "Yoga slows the breath, relaxing the back."."""
    return set(tags[index + 1 :]).isdisjoint(",C") and not set(tags[:index]).isdisjoint("ZMB")


@lru_cache(maxsize=1)
def _phrasals() -> frozenset[tuple[str, str]]:
    """Return the forms of verbs that the table of cues has with a particle or a preposition: ("sets", "off")."""
    rows = [row["pattern"].split() for row in read_knowledge(TABLES / "cues.tsv") if row["kind"] == "V"]
    pairs = [(row[0][:-1], row[1].split("|")) for row in rows if len(row) > 1 and row[0].endswith("*")]
    return frozenset(
        (form, word)
        for lemma, seconds in pairs
        for word in seconds
        if FUNCTION.get(word) in ("P", "R")
        for form in verb_forms(lemma)
    )


def _phrasal(words: Words, index: int) -> bool:
    """Whether a verb stands before its own particle: "sets | off", "results | in"."""
    return index + 1 < len(words) and (words.lower[index], words.lower[index + 1]) in _phrasals()


def _has_passed(words: Words, index: int, before: str, after: str) -> bool:
    """Whether a verb that is the same in the past is in the past: "has cut", "is hurt", "yoga cut falls"."""
    tags = words.tags
    if before not in "NG" or after not in "NDZ" or words.lower[index - 1].endswith("s"):
        return before in "BH"
    alone = "C" not in tags[max(0, index - 3) : index] and _lacks_verb(tags, index)
    return alone and set(tags[index + 1 :]).isdisjoint("BMHOE")


def _thing_follows(tags: list[str], index: int) -> bool:
    """Whether the words after `index` can be an object without an article: "mood", "added stress"."""
    after = "".join(tags[index + 1 : index + 3])
    return after[:1] in ("N", "G") or after in ("EN", "EV")


def _lacks_verb(tags: list[str], index: int) -> bool:
    """Whether no verb stands before `index` in its clause, up to the nearest mark."""
    while index and tags[index - 1] not in ",;:.(SQVZEBMHO":
        index -= 1
    return index == 0 or tags[index - 1] in ",;:.(SQ"


def _acts_here(before: str, after: str, words: Words, index: int) -> bool:
    """Whether the base form of a noun-like verb is a verb in its place."""
    last = index - 1
    while last > 0 and words.tags[last] == "R":
        last -= 1
    word = words.lower[last] if last >= 0 else ""
    if (
        before in "MTOX"
        or (word in _BARE_INFINITIVE and word.startswith("help"))
        or (words.lower[index] == "help" and words.tags[index - 1 : index] == ["R"])  # "rest and ice often help"
        or (words.tags[index - 1] == "R" and words.lower[index - 1] in _FLOATING)
        or (before == "N" and words.lower[index - 1] in _OFTEN and after in "NG")  # "people with gout also report pain"
    ):
        return True
    if before == "^" or (before == "," and words.lower[0] in _LEADING):
        return after in "DT" or (after == "N" and words.lower[index] in _IMPERATIVES)
    if before == ")":
        return after in "DN"
    if before == "Q":
        clause = word in ("that", "which", "who")
        if clause and not _of_several(words, last - 1):
            return False  # "the evidence that stress hormones …"
        if after in "DN":
            return True
        return (last > 0 and words.tags[last - 1] in "N,") if clause else word != "this"
    if before in "NG":
        plural = before == "N" and (
            word in _PLURALS
            or (word.endswith("s") and not word.endswith(("ss", "is", "us")) and word not in _SINGULAR_NAMES)
        )
        listed = "C" in words.tags[max(0, last - 5) : last] and after in "DN"
        return plural or after in "DV" or (listed and words.lower[index] in _STRONG_VERBS)
    if before == "C" and word != "but" and after == "N" and words.lower[index] in _STRONG_VERBS:
        return _after_another(words.tags, index)
    if before == "C" and _phrasal(words, index):
        return "V" in words.tags[:index]  # "support the ankle and guard against sprains"
    if before == "," and after in "DN" and words.tags[:index].count(",") > 1:
        return words.lower[words.tags.index(",") + 1] in _NAMING_EXAMPLES  # "foods, such as cheese, trigger …"
    return before in "CX" and after == "D"


def _of_several(words: Words, index: int) -> bool:
    """Whether what "that" or "who" refers to may be several: "foods that stress …", not "the fact that stress …"."""
    while index > 0 and words.tags[index] in ",R":
        index -= 1
    return words.tags[index] == "N" and (words.folded[index] != words.lower[index] or words.lower[index] in _PLURALS)


def _after_another(tags: list[str], index: int) -> bool:
    """Whether the clause has "can" or "to" and a verb that this one is joined to: "can ease pain and delay surgery"."""
    while index and tags[index - 1] not in ";:.SQ":
        index -= 1
        if tags[index] == "V" and index and tags[index - 1] in "MTRN":
            return True
    return False


_ADJECTIVES: Final = frozenset(row["word"] for row in read_knowledge(TABLES / "adjectives.tsv"))
_SEEMING: Final = frozenset(
    form for verb in ("feel", "become", "seem", "remain", "stay", "look") for form in verb_forms(verb)
)
_OFTEN: Final = frozenset(("also", "often", "sometimes", "usually", "frequently", "commonly"))
_LEADING: Final = frozenset(("to", "if", "when", "for"))  # "To prevent gout, drink …"
_IMPERATIVES: Final = frozenset(("use", "drink", "limit"))
_BEFORE_TO: Final = frozenset(row["word"] for row in read_knowledge(TABLES / "before_to.tsv"))
_SINGULAR_S: Final = frozenset(("process", "stress", "illness", "loss", "mess"))
_SINGULAR_NAMES: Final = frozenset(
    ("diabetes", "herpes", "rabies", "caries", "rickets", "measles", "mumps", "shingles")
)
_PLURALS: Final = frozenset(
    ("people", "children", "women", "men", "those", "bacteria", "teeth", "feet", "data", "media")
)
_PARTICIPLE_LINKS: Final = frozenset(("with", "by", "from", "under", "into", "within"))
_SHORTEST_GERUND: Final = 5
_ARTICLES: Final = frozenset(("the", "a", "an", "your", "their", "its", "our", "his", "her", "this", "these", "how"))
_PLURAL_PRONOUNS: Final = frozenset(("they", "we", "you", "i", "these", "that", "which", "who"))
_PARTICLES: Final = frozenset(("up", "down", "out", "off"))
_NOUN_MODALS: Final = frozenset(("will",))
_OF_VERBS: Final = frozenset(("consists", "dies", "complains", "speaks", "thinks", "hears", "smells", "reminds"))
_DONE_TO: Final = frozenset(
    row["head"] for row in read_knowledge(TABLES / "attaching_heads.tsv") if row["preposition"] == "to"
)
_STRONG_VERBS: Final = frozenset(row["word"] for row in read_knowledge(TABLES / "strong_verbs.tsv"))
_BARE_INFINITIVE: Final = frozenset(("help", "helps", "helped", "helping", "let", "lets", "make", "makes"))
