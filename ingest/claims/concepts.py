"""Which concept a mention names: the vocabulary's, else MeSH's, else one minted from the words, unreviewed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from ..model import Concept, Kind, Valence
from ..vocabulary import Abbreviation, Mesh, Vocabulary, fold_words, shipped_mesh
from ..vocabulary.mesh import PREFIX
from .direction import valence_of
from .phrases import word_set

_IDLE_MODIFIERS: Final = word_set("idle_modifiers")

_PLACES: Final = frozenset(
    ["in", "of", "on", "around", "at", "within", "to", "for", "the", "your", "their", "our", "both", "a", "an"]
)
_BEFORE_PLACES: Final = frozenset(("in", "of", "on", "around", "behind"))
_LONGEST: Final = 80  # characters of a minted concept's id


class ConceptLinker:
    """Finds the concepts of one text's mentions: in the vocabulary, then in MeSH; what neither has is minted.

    `abbreviations` are those that the text defines: they stand for their long forms, whatever a vocabulary says.
    `found` are the concepts that the vocabulary lacks, by id: those of MeSH, and the provisional ones.
    """

    def __init__(
        self, vocabulary: Vocabulary, abbreviations: Iterable[Abbreviation] = (), mesh: Mesh | None = None
    ) -> None:
        self._vocabulary = vocabulary
        self._mesh = mesh or shipped_mesh()
        self._known: dict[tuple[tuple[str, ...], bool], str] = {}
        self._short: dict[str, list[Abbreviation]] = {}
        for one in abbreviations:
            self._short.setdefault(one.key[0], []).append(one)
        self.found: dict[str, Concept] = {}

    def concept_of(self, folded: tuple[str, ...], head: str, words: str = "") -> str:
        """Return the id of the concept that these folded words name, minting one where no vocabulary has it.

        `words` are the words as the text has them: the label of a minted concept, and whether an acronym is one.
        """
        key = (folded, words[:-1].isupper())
        known = self._known.get(key)
        if known is None:
            whole, said = self._written_out(_unbracketed(folded), words)
            known = self._find(whole, said) or self._mint(whole, head, said)
            self._known[key] = known
        return known

    def concepts(self, used: Collection[str]) -> tuple[Concept, ...]:
        """Return those of `used` that the vocabulary lacks, with all that is broader, in order of id."""
        kept: dict[str, Concept] = {}
        queue = [self.found[one] for one in used if one in self.found]
        while queue:
            concept = queue.pop()
            if concept.id in kept:
                continue
            kept[concept.id] = concept
            queue += (self._of_mesh(one.removeprefix(PREFIX)) for one in concept.broader if one.startswith(PREFIX))
        return tuple(kept[one] for one in sorted(kept))

    def _written_out(self, folded: tuple[str, ...], words: str) -> tuple[tuple[str, ...], str]:
        """Put the long forms of the text's abbreviations for their short ones: "knee OA" is "knee osteoarthritis"."""
        if self._short.keys().isdisjoint(folded):
            return folded, words
        for place, part in enumerate(folded):
            for one in self._short.get(part, ()):
                end = place + len(one.key)
                if folded[place:end] == one.key and one.short.removesuffix("s") in words:
                    return (*folded[:place], *one.folded, *folded[end:]), words.replace(one.short, one.long)
        return folded, words

    def _find(self, folded: tuple[str, ...], words: str) -> str | None:
        turned, plain = _turned(folded), _plain(folded)
        forms = [folded]
        if turned is not folded or plain is not folded:
            forms = list(dict.fromkeys((folded, plain, turned, _plain(turned))))
        for form in forms:
            if found := self._vocabulary.lookup_folded(form):
                return found
        for form in forms:
            if found := self._in_mesh(form, words):
                return found
        return None

    def _in_mesh(self, folded: tuple[str, ...], words: str) -> str | None:
        """Return the concept of a term of MeSH: the vocabulary's where it names the same, else MeSH's own."""
        identifier = self._mesh.lookup(folded, words)
        if identifier is None:
            return None
        own = self._vocabulary.matching(f"MESH:{identifier}")
        if own is not None:
            return own
        concept = self._of_mesh(identifier)
        self.found[concept.id] = concept
        return concept.id

    def _of_mesh(self, identifier: str) -> Concept:
        """Return a concept of MeSH, under the vocabulary's own concepts where those are its broader ones."""
        concept = self._mesh.concept(identifier)
        broader = (self._vocabulary.matching(f"MESH:{one.removeprefix(PREFIX)}") or one for one in concept.broader)
        return replace(concept, broader=tuple(dict.fromkeys(broader)))

    def _mint(self, folded: tuple[str, ...], head: str, words: str) -> str:
        slug = "x-" + "-".join(filter(str.isalnum, folded or ("thing",)))[:_LONGEST].rstrip("-")
        if slug not in self.found:
            broader = self._broader(_plain(_turned(folded)))
            valence = valence_of(folded, head, self._vocabulary)
            self.found[slug] = Concept(
                slug,
                " ".join(words.lower().split()) if len(fold_words(words)) == len(folded) else " ".join(folded),
                broader.kind if broader else Kind.THING,
                broader=(broader.id,) if broader else (),
                valence=valence if valence is not Valence.NEUTRAL or not broader else broader.valence,
                provisional=True,
            )
        return slug

    def _broader(self, folded: tuple[str, ...]) -> Concept | None:
        """Return the concept that the last words name: "severe night back pain" is a back pain."""
        ends = [folded[start:] for start in range(1, len(folded))]
        for end in ends:
            if known := self._vocabulary.lookup_folded(end):
                return self._vocabulary[known]
        for end in ends:
            if known := self._in_mesh(end, ""):
                return self.found.get(known) or self._vocabulary[known]
        return None


def _plain(folded: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the modifiers that do not change what a thing is.

    >>> _plain(("regular", "gentle", "exercise"))
    ('exercise',)
    """
    idle = _IDLE_MODIFIERS
    if idle.isdisjoint(folded):
        return folded
    kept = tuple(word for word in folded if word not in idle)
    return kept or folded


def _unbracketed(folded: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what stands in brackets within a name.

    >>> _unbracketed(("chronic", "(", "lasting", ")", "pain"))
    ('chronic', 'pain')
    """
    if "(" not in folded:
        return folded
    kept, depth = [], 0
    for word in folded:
        depth += (word == "(") - (word == ")")
        if not depth and word != ")":
            kept.append(word)
    return tuple(kept) or folded


def _turned(folded: tuple[str, ...]) -> tuple[str, ...]:
    """Turn "pain in the knee" into "knee pain".

    >>> _turned(("pain", "in", "the", "knee"))
    ('knee', 'pain')
    """
    if _BEFORE_PLACES.isdisjoint(folded):
        return folded
    for index, word in enumerate(folded):
        if word in _BEFORE_PLACES and 0 < index < len(folded) - 1:
            place = tuple(one for one in folded[index + 1 :] if one not in _PLACES)
            return place + folded[:index]
    return folded
