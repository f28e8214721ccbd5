"""One entry's line on a page: how it is written there, and which of its fields the line leaves off."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from plans.pack.dates import say_date
from plans.pack.line_templates import TemplateField, fields, parse, render
from plans.pack.models import EntryKind, FieldType
from plans.pack.page_models import PagePart, PageSpec
from plans.record.models import Entry

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""Categories of signs that leave no mark on paper: controls, joiners and spaces."""
_SHARE = "share"
"""The field that says who may see an entry: it shapes every copy, and prints on none."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is written: its words, perhaps a detail below them, perhaps a number at the right edge."""

    text: str
    detail: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A field that is filled and does not stand on the line."""

    label: str
    why: str = ""
    """A few words, "no call order"; "" where the page has no place for this field of any entry like it."""


def can_be_seen(text: str) -> bool:
    """Whether there is a sign in it that leaves a mark on paper."""
    return not _UNSEEN.issuperset(map(unicodedata.category, text))


def is_filled(value: Any) -> bool:
    """Whether a field holds something: words that can be seen, a number, a yes or a no."""
    if isinstance(value, list | tuple):
        return any(map(is_filled, value))
    return value is not None and can_be_seen(str(value))


def line_of(template: str, entry: Entry, kind: EntryKind, page: PageSpec) -> str:
    """The words a template makes of an entry.

    Args:
        template: As in page.toml: "{name}[ ({relation})]".
        entry: Whose fields fill it.
        kind: What the fields are.
        page: The fixed words of the page.
    """
    return render(template, {name: _written(entry, kind, name, page) for name in fields(template)})


def write_line(part: PagePart, entry: Entry, kind: EntryKind, page: PageSpec) -> Line:
    """The line that a part of the page makes of an entry; "" for words that nobody could see.

    Where the field that leads the line is empty, the others are led by their labels, so that what helps is never read
    as a sign, nor a relation as a name.

    Args:
        part: The part of the page that it stands in.
        page: The words of the page, for its dates.

    Returns:
        The line; without text, detail and number if no field that the part names is filled.
    """
    text = _led_by_labels(part.text, entry, kind, page) if _lacks_lead(part.text, entry) else None
    made = (line_of(part.text, entry, kind, page) if text is None else text,
            line_of(part.detail, entry, kind, page), line_of(part.right, entry, kind, page))  # fmt: skip
    text, detail, right = (words if can_be_seen(words) else "" for words in made)
    if text or right or not detail:
        return Line(text, detail, right)
    alone = len(parse(part.detail)) == 1 and isinstance(parse(part.detail)[0], TemplateField)
    return Line(_led_by_labels(part.detail, entry, kind, page) if alone else detail)


def unprinted(part: PagePart, entry: Entry, kind: EntryKind, elsewhere: Collection[str] = ()) -> tuple[Unprinted, ...]:
    """The filled fields of an entry that neither stand on its line nor decide where it is.

    Args:
        part: The part of the page that it stands in.
        entry: What was written, also in fields that the kind does not know.
        elsewhere: Names of fields that print somewhere else, as in a heading.

    Returns:
        Each field by its label, with the part's reason for it if it has one, in the order of the form.
    """
    on_line = {name for template in (part.text, part.detail, part.right) for name in fields(template)}
    shown = {name for name in on_line if can_be_seen(entry.text(name))}
    one_of_its_kind = (name for name, wanted in part.where.items() if len(wanted) == 1)
    placing = {*one_of_its_kind, *part.needs, part.by, _SHARE, *elsewhere}
    return tuple(
        Unprinted(_label(kind, name), part.left_off.get(name, ""))
        for name in _names(entry, kind)
        if is_filled(entry.values.get(name)) and name not in shown and name not in placing
    )


def _names(entry: Entry, kind: EntryKind) -> Iterator[str]:
    known = [field.name for field in kind.fields]
    yield from known
    yield from (name for name in entry.values if name not in known)


def _label(kind: EntryKind, name: str) -> str:
    field = kind.field(name)
    return field.label if field else name.replace("_", " ")


def _lacks_lead(template: str, entry: Entry) -> bool:
    """Whether a line begins with a field, and that field is empty."""
    first = parse(template)[:1]
    return bool(first) and isinstance(first[0], TemplateField) and not can_be_seen(entry.text(first[0].name))


def _led_by_labels(template: str, entry: Entry, kind: EntryKind, page: PageSpec) -> str:
    written = ((_label(kind, name), line_of(f"{{{name}}}", entry, kind, page)) for name in fields(template))
    return ", ".join(f"{label}: {words}" for label, words in written if can_be_seen(words))


def _written(entry: Entry, kind: EntryKind, name: str, page: PageSpec) -> str:
    field, text = kind.field(name), entry.text(name)
    if field and field.type is FieldType.DATE:
        try:
            return say_date(date.fromisoformat(text[:10]), page)
        except ValueError:
            return text
    return text
