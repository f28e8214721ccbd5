"""Line templates of the page: "{name}[ ({relation})][, {when}]".

`{field}` is that field's words. Text in square brackets goes when every field in it is empty, and no separator or
empty pair of brackets is left behind. What a person wrote is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r"\{[^{}\[\]]*\}|[{}\[\]]|[^{}\[\]]+")
_NAME = re.compile(r"[a-z][a-z_]*")
_SEPARATORS = ",;:–—-"
_LOOSE = (
    (re.compile(rf"\s?\([\s{_SEPARATORS}]*\)"), ""),
    (re.compile(rf"\([\s{_SEPARATORS}]+"), "("),
    (re.compile(rf"[\s{_SEPARATORS}]+\)"), ")"),
    (re.compile(rf"(\s?[{_SEPARATORS}])\s*[{_SEPARATORS}][\s{_SEPARATORS}]*"), r"\1 "),
    (re.compile(r"\s{2,}"), " "),
)
"""What an empty field may leave behind, and what to make of it: empty pairs, loose and doubled separators."""


class TemplateError(ValueError):
    """A template that cannot be read. Its text is a plain sentence."""


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field to be filled."""

    name: str


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A part that goes when its fields are empty."""

    parts: tuple[Piece, ...]


Piece = str | TemplateField | Bracketed


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of the line: a person's words, the template's own, or a hole where a field was empty."""

    text: str
    written: bool = False
    hole: bool = False


@cache
def fields(template: str) -> tuple[str, ...]:
    """Names of the fields a template uses, in order. As for `parse`."""
    return tuple(_names(parse(template)))


def render(template: str, values: Mapping[str, str]) -> str:
    """The line these values make; "" if every field is empty. A field that is not in `values` counts as empty."""
    if not template:
        return ""
    pieces = parse(template)
    if len(pieces) == 1 and isinstance(pieces[0], TemplateField):
        return _one_line(values.get(pieces[0].name, ""))
    words = list(_words(pieces, values))
    if fields(template) and not any(w.written for w in words):
        return ""
    return "".join(_joined(words)).strip()


@cache
def parse(template: str) -> tuple[Piece, ...]:
    """The pieces of a template.

    Raises:
        TemplateError: A bracket or the name of a field is wrong.
    """
    stack: list[list[Piece]] = [[]]
    for token in _TOKEN.findall(template):
        if token == "[":
            stack.append([])
        elif token == "]":
            if len(stack) == 1:
                raise TemplateError('a "]" has no "[" before it')
            inside = tuple(stack.pop())
            if not any(_names(inside)):
                raise TemplateError("words in square brackets need a {field} among them")
            stack[-1].append(Bracketed(inside))
        elif token.startswith("{") or token == "}":
            if not _NAME.fullmatch(token[1:-1]):
                raise TemplateError(f'"{token}" is not a field; write a field as {{name}}')
            stack[-1].append(TemplateField(token[1:-1]))
        else:
            stack[-1].append(token)
    if len(stack) > 1:
        raise TemplateError('a "[" has no "]" after it')
    return tuple(stack[0])


def _names(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, TemplateField):
            yield piece.name
        elif isinstance(piece, Bracketed):
            yield from _names(piece.parts)


def _words(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> Iterator[_Words]:
    for piece in pieces:
        if isinstance(piece, str):
            yield _Words(piece)
        elif isinstance(piece, TemplateField):
            text = _one_line(values.get(piece.name, ""))
            yield _Words(text, written=True) if text else _Words("", hole=True)
        elif any(_one_line(values.get(name, "")) for name in _names(piece.parts)):
            yield from _words(piece.parts, values)
        else:
            yield _Words("", hole=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _joined(words: list[_Words]) -> Iterator[str]:
    """The person's words as they are, and between them the template's, mended where a field was empty."""
    between: list[_Words] = []
    begun = False
    for word in words:
        if word.written:
            yield _mended(between, at_start=not begun, at_end=False)
            yield word.text
            between, begun = [], True
        else:
            between.append(word)
    yield _mended(between, at_start=not begun, at_end=True)


def _mended(words: list[_Words], *, at_start: bool, at_end: bool) -> str:
    text = "".join(w.text for w in words)
    if not any(w.hole for w in words):
        return text
    unmended = ""
    while text != unmended:
        unmended = text
        for loose, mended in _LOOSE:
            text = loose.sub(mended, text)
    if at_start:
        text = text.lstrip(_SEPARATORS + " ")
    if at_end:
        text = text.rstrip(_SEPARATORS + " ")
    return text
