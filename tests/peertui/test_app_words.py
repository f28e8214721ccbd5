"""Everything the app, the page and the documents say: in words that can be read, and none that we never use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from plans.pack_lint.banned_words import ALL, JARGON, NEVER, OTHERS
from plans.pack_lint.readability import STEADY, reading_age, words_of
from plans.pack_lint.reading_level import FOR_WORKER, joined
from plans.pack_lint.texts import Reader
from tests.support.folders import ROOT

PACKAGES = ("peertui", "widgets", "exports", "plans")
DOCUMENTS = [*sorted(ROOT.glob("docs/**/*.md")), *(ROOT / n for n in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"))]
SMALL = frozenset(words_of("the a an of to it is and in or with for on at you your that this not are be what who no"))
"""A sentence of ours has some of these; a list of names, a style or a pattern has none."""
NOT_WORDS = re.compile(r"[{}<>$\\|]|(?:\w_\w.*){3}")
"""Styles, patterns, and lists of names_like_this."""
CHECKS_THEMSELVES = "plans/pack_lint/banned_words.py"
"""Names what may not be said."""


@cache
def said_in(path: Path) -> tuple[tuple[int, str], ...]:
    """The texts of a Python file that somebody may read, with their lines; "it" stands for what is put in."""
    tree = ast.parse(path.read_text("utf-8"))
    not_said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            not_said |= {id(value) for value in node.values}
            parts = (str(v.value) if isinstance(v, ast.Constant) else "it" for v in node.values)
            found.append((node, "".join(parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append((node, node.value))
    return tuple((node.lineno, text) for node, text in found if id(node) not in not_said and is_said(text))


def is_said(text: str) -> bool:
    """Whether a text is words for somebody: three or more, with small ones among them."""
    words = words_of(text)
    small = sum(word.lower() in SMALL for word in words)
    return len(words) >= 3 and " " in text.strip() and not NOT_WORDS.search(text) and small * STEADY >= len(words)


def files() -> list[Path]:
    """Every file of the packages."""
    return [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]


def everything_said() -> Iterator[tuple[str, str]]:
    """Every text of the packages, with its place."""
    for path in files():
        for line, text in said_in(path):
            yield f"{path.relative_to(ROOT).as_posix()}:{line}", text


def paragraphs(path: Path) -> Iterator[str]:
    """The sentences and cells of a document, without its code."""
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text("utf-8"), flags=re.DOTALL)
    for part in re.split(r"\n\s*\n|\n(?=[-|#\d])", text):
        yield from (" ".join(sentence.split()) for sentence in re.split(r"(?<=[.;!?])\s+", part))


def test_hundreds_of_texts_are_looked_at():
    said = list(everything_said())
    assert len(said) > 1000
    for words in ("That is not the passphrase: check it and try again.", "Nothing written here. Talking is enough."):
        assert any(text == words for _, text in said)


@pytest.mark.hazard("H57.4")
def test_every_longer_text_of_the_app_can_be_read_at_eleven():
    too_hard = [
        f"{place}: {reading_age(text):.1f}: {text}"
        for place, text in everything_said()
        if len(words_of(text)) >= STEADY and round(reading_age(text)) > FOR_WORKER
    ]
    assert not too_hard


def test_the_short_texts_of_each_file_together_can_be_read_at_eleven():
    for path in files():
        together = joined(text for _, text in said_in(path) if len(words_of(text)) < STEADY)
        if len(words_of(together)) >= STEADY:
            assert round(reading_age(together)) <= FOR_WORKER, f"{path.relative_to(ROOT)}: {together}"


@pytest.mark.hazard("H46.1")
def test_the_app_says_none_of_the_words_that_have_no_place():
    found = [
        f"{place}: {word}"
        for place, text in everything_said()
        if not place.startswith(CHECKS_THEMSELVES)
        for unwanted in ALL
        for word in unwanted.found(text)
    ]
    assert not found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_a_document_names_a_word_we_never_use_only_to_forbid_it(path):
    """FHIR's own name for the record it makes is left as it is."""
    for sentence in paragraphs(path):
        if re.search(r"\b(?:never|no|not|nor)\b", sentence, re.IGNORECASE):
            continue
        for unwanted in (NEVER, OTHERS):
            found = [word for word in unwanted.found(sentence) if (path.name, word) != ("fhir.md", "Patient")]
            assert not found, f"{path.name}: {sentence}"


def test_a_planted_word_and_a_planted_sentence_are_seen(tmp_path):
    (tmp_path / "screen.py").write_text(
        '"""A patient docstring of the screen."""\n'
        'NAME = "patients"\nHELP = f"The patient is at {NAME} now."\nSTYLE = "a { color: red; } the patient is"\n',
        "utf-8",
    )
    assert said_in(tmp_path / "screen.py") == ((3, "The patient is at it now."),)
    assert NEVER.found("The patient is at it now.") == ["patient"]
    assert Reader.PERSON in JARGON.readers
