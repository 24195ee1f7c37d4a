"""Who acts on what: one pass over the words of a sentence that joins subjects and objects through its cues.

The pass keeps what a reader keeps: the subject of the clause, the things just named (`pending`), and the objects of the
last cue, so that "which", "leading to" and "and reduces" find their subject.
"""

from .link import Link
from .linker import link_sentence

__all__ = ["Link", "link_sentence"]
