"""Whether a pack can be read by a tired person of any schooling: nine years for the person, eleven for the worker.

The formulas say little of a few words, so a short text is only judged together with the other short ones of its file.
A prompt is judged with its follow-ups, as it is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from plans.pack_lint.findings import PackFinding, fail, warn
from plans.pack_lint.readability import STEADY, reading_age, words_of
from plans.pack_lint.texts import Reader, Text

FOR_PERSON = 9
FOR_WORKER = 11
"""Years of age, in whole years as reading ages are given."""
BOUNDS: Mapping[Reader, int] = {
    Reader.PERSON: FOR_PERSON,
    Reader.WORKER: FOR_WORKER,
    Reader.WHY: FOR_WORKER,
}
_SLIGHT = 2
"""So many years above is said and no more; above that it must be fixed."""


def too_hard_to_read(texts: Iterable[Text]) -> Iterator[PackFinding]:
    """Texts above the reading age of whoever they are for, each and, file by file, all of them together."""
    together: defaultdict[tuple[str, str, Reader], list[str]] = defaultdict(list)
    for text in texts:
        if text.reader in BOUNDS:
            together[text.file, text.spoken, text.reader].append(text.words)
    whole: defaultdict[tuple[str, Reader], list[str]] = defaultdict(list)
    for (file, key, reader), words in together.items():
        said = joined(words)
        whole[file, reader].append(said)
        yield from _judged(file, key, said, reader)
    for (file, reader), words in whole.items():
        if len(words) > 1:
            yield from _judged(file, "", joined(words), reader)


def joined(texts: Iterable[str]) -> str:
    """Texts one after the other, each a sentence of its own."""
    return " ".join(text if text.rstrip("\"')").endswith((".", "?", "!", ":", ";")) else f"{text}." for text in texts)


def _judged(file: str, key: str, words: str, reader: Reader) -> Iterator[PackFinding]:
    if len(words_of(words)) < STEADY:
        return
    age, bound = round(reading_age(words)), BOUNDS[reader]
    if age > bound:
        say = fail if age > bound + _SLIGHT else warn
        what = "This reads" if key else "All of this file together reads"
        problem = f"{what} as if for readers of {age} years; {bound} is the most."
        yield say(file, key, problem, "Use shorter words and shorter sentences.")
