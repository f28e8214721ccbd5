"""The human part of a resource: a little XHTML, in which nothing that people wrote can become markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from exports.fhir.datatypes import Value, words
from plans.page.compose import PageGroup, PageItem

_NAMESPACE = "http://www.w3.org/1999/xhtml"


def says_more(language: str, *blocks: str) -> Value:
    """A narrative with words that stand nowhere else in its resource; {} without any."""
    return _narrative("additional", language, blocks)


def says_the_same(language: str, *lines: str) -> Value:
    """A narrative that says in lines what the parts of its resource hold; {} without any."""
    return _narrative("generated", language, map(paragraph, lines))


def paragraph(text: str) -> str:
    """A paragraph; "" without words."""
    return _element("p", _inside(text))


def bullets(items: Iterable[PageItem]) -> str:
    """A list of the page's lines, in the page's order."""
    return _element("ul", "".join(_element("li", _of_item(item)) for item in items))


def groups(of: tuple[PageGroup, ...]) -> tuple[str, ...]:
    """The lists of a section, under their small headings."""
    return tuple(block for group in of for block in (_element("h3", _inside(group.label)), bullets(group.items)))


def _narrative(status: str, language: str, blocks: Iterable[str]) -> Value:
    inside = "".join(blocks)
    if not inside:
        return {}
    lang = escape(language)
    return {"status": status, "div": f'<div xmlns="{_NAMESPACE}" lang="{lang}" xml:lang="{lang}">{inside}</div>'}


def _of_item(item: PageItem) -> str:
    first = ": ".join(part for part in (_inside(item.text), _inside(item.right)) if part)
    inside = "<br/>".join(part for part in (first, _inside(item.detail)) if part)
    return f"[ ] {inside}" if inside and item.tick_box else inside


def _inside(text: str) -> str:
    return escape(words(text)).replace("\n", "<br/>")


def _element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>" if inside else ""
