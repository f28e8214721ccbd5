"""The page as Markdown. What people wrote stays words: nothing in it can become a link, a heading or anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exports.typography.clean_text import clean
from plans.page.compose import Page, PageItem

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&@$]|:(?=[A-Za-z/])|(?<=www)\.", re.IGNORECASE)
"""What is markup anywhere in a line, addresses and short names for emoji among it."""
_FIRST = re.compile(r"^(\d{0,9})([-+=:.)])")
"""What is markup at the start of a line: lists, rules and numbers."""


def markdown(page: Page) -> str:
    """`page` as CommonMark."""
    parts = [f"# {_escaped(page.title)}"] if page.title.strip() else []
    parts += [_escaped(name) for name in (page.name, page.full_name) if name.strip()]
    parts += ["\n".join(f"- {_escaped(label)}: {_escaped(value)}" for label, value in page.meta)]
    for section in page.sections:
        parts.append(f"## {_escaped(section.heading)}")
        for group in section.groups:
            parts += [f"### {_escaped(group.label)}"] if group.label else []
            parts.append(_items(group.items))
    parts += [f"## {_escaped(page.band_heading)}"] if page.band_heading.strip() else []
    parts.append(_items(page.band))
    if page.copies:
        parts.append(f"## {_escaped(page.copies_label)}")
        parts.append("\n".join(f"- {_escaped(copy)}" for copy in page.copies))
    parts += ["---", _escaped(page.foot)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _items(items: tuple[PageItem, ...]) -> str:
    return "\n".join(line for item in items for line in _item(item))


def _item(item: PageItem) -> Iterator[str]:
    words, detail, number = _hanging(item.text), _hanging(item.detail), _hanging(item.right)
    if number:
        words, detail = ": ".join(filter(None, (words, ", ".join(filter(None, (number, detail)))))), ""
    yield ("- [ ] " if item.tick_box else "- ") + "\\\n  ".join(filter(None, (words, detail)))


def _hanging(words: str) -> str:
    """Escaped words, line ends kept inside a list item."""
    return "\\\n  ".join(_sealed(line) for line in clean(words).split("\n"))


def _escaped(words: str) -> str:
    return _sealed(clean(words).replace("\n", " "))


def _sealed(line: str) -> str:
    """One line in which every sign that Markdown would read has a backslash before it."""
    return _FIRST.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", line))
