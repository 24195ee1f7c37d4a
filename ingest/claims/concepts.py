"""Which concept a mention names: the vocabulary's where it has one, else one minted from the words, unreviewed."""

from __future__ import annotations

from ..model import Concept, Kind, Valence
from ..vocabulary import Vocabulary, fold_words
from .direction import valence_of
from .phrases import word_set

_PLACES = frozenset(
    ["in", "of", "on", "around", "at", "within", "to", "for", "the", "your", "their", "our", "both", "a", "an"]
)
_LONGEST = 80  # characters of a minted concept's id


class ConceptLinker:
    """Finds the concept of a mention. `minted` are the provisional concepts made so far, by id."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[tuple[str, ...], str] = {}
        self.minted: dict[str, Concept] = {}

    def concept_of(self, folded: tuple[str, ...], head: str, words: str = "") -> str:
        """Return the id of the concept that these folded words name, minting one where the vocabulary has none.

        `words` are the words as the text has them: the label of a minted concept.
        """
        found = self._known.get(folded)
        if found is None:
            found = self._find(folded) or self._mint(folded, head, words)
            self._known[folded] = found
        return found

    def _find(self, folded: tuple[str, ...]) -> str | None:
        lookup = self._vocabulary.lookup_folded
        return lookup(folded) or lookup(_plain(folded)) or lookup(_turned(folded)) or lookup(_plain(_turned(folded)))

    def _mint(self, folded: tuple[str, ...], head: str, words: str) -> str:
        slug = "x-" + "-".join(folded)[:_LONGEST].rstrip("-")
        if slug not in self.minted:
            broader = self._broader(_plain(_turned(folded)))
            valence = valence_of(folded, head, self._vocabulary)
            kind = self._vocabulary[broader].kind if broader else Kind.THING
            self.minted[slug] = Concept(
                slug,
                " ".join(words.lower().split()) if len(fold_words(words)) == len(folded) else " ".join(folded),
                kind,
                broader=(broader,) if broader else (),
                valence=valence if valence is not Valence.NEUTRAL or not broader else self._vocabulary[broader].valence,
                provisional=True,
            )
        return slug

    def _broader(self, folded: tuple[str, ...]) -> str | None:
        """Return the concept that the last words name: "severe night back pain" is a back pain."""
        for start in range(1, len(folded)):
            if found := self._vocabulary.lookup_folded(folded[start:]):
                return found
        return None


def _plain(folded: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the modifiers that do not change what a thing is.

    >>> _plain(("regular", "gentle", "exercise"))
    ('exercise',)
    """
    idle = word_set("idle_modifiers")
    kept = tuple(word for word in folded if word not in idle)
    return kept or folded


def _turned(folded: tuple[str, ...]) -> tuple[str, ...]:
    """Turn "pain in the knee" into "knee pain".

    >>> _turned(("pain", "in", "the", "knee"))
    ('knee', 'pain')
    """
    for index, word in enumerate(folded):
        if word in ("in", "of", "on", "around", "behind") and 0 < index < len(folded) - 1:
            place = tuple(one for one in folded[index + 1 :] if one not in _PLACES)
            return place + folded[:index]
    return folded
