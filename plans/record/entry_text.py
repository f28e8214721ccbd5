"""An entry in words, as a person would read it: references by what they point to, never by an id."""

from __future__ import annotations

from datetime import date
from typing import Any

from plans.pack.dates import say_date
from plans.pack.models import EntryKind, FieldSpec, FieldType, Pack
from plans.record.context import Context
from plans.record.models import Entry

YES, NO = "yes", "no"


def entry_name(context: Context, entry: Entry) -> str:
    """The words that stand for an entry: those of its main field, or all there are; a yes or a number if no word is."""
    kind = context.pack.kinds.get(entry.kind)
    if kind and (main := entry.text(kind.main).strip()):
        return main
    written = _written(context, entry)
    worded = (words for field, words in written if field is None or field.type is not FieldType.YES_NO)
    return " / ".join(worded).strip() or " / ".join(f"{name}: {said}" for name, said in entry_facts(context, entry))


def entry_words(context: Context, entry: Entry) -> str:
    """Every word of an entry in one line."""
    return " / ".join(words for _, words in _written(context, entry))


def entry_lines(context: Context, entry: Entry) -> tuple[str, ...]:
    """Its main words, then each other field on a line of its own: "What helps: tea; a walk"."""
    kind = context.pack.kinds.get(entry.kind)
    written = _written(context, entry)
    main = [words for field, words in written if kind and field and field.name == kind.main]
    rest = [(field, words) for field, words in written if not (kind and field and field.name == kind.main)]
    return (*main, *(f"{field.label}: {words}" if field else words for field, words in rest))


def entry_facts(context: Context, entry: Entry) -> tuple[tuple[str, str], ...]:
    """All that an entry holds, field by field with its label: also its numbers, and what this version does not know."""
    kind = context.pack.kinds.get(entry.kind)
    fields = {field.name: field for field in kind.fields} if kind else {}
    found = []
    for name in (*fields, *(name for name in entry.values if name not in fields)):
        field, value = fields.get(name), entry.values.get(name)
        words = _words(context, entry, field) if field else ""
        named = (
            context.pack.kinds.get(value)
            if field and field.type is FieldType.REFERENCE and isinstance(value, str)
            else None
        )
        found.append(
            (field.label if field else name.replace("_", " "), words or (named.label if named else value_words(value)))
        )
    return tuple((label, words) for label, words in found if words.strip())


def value_words(value: Any) -> str:
    """Any value that can be kept, in words; nothing of it is dropped."""
    if value is None or isinstance(value, bool):
        return "" if value is None else YES if value else NO
    if isinstance(value, list | tuple):
        return "; ".join(map(value_words, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {value_words(one)}" for name, one in value.items())
    return str(value)


def _written(context: Context, entry: Entry) -> list[tuple[FieldSpec | None, str]]:
    """Fields in the order of the kind, then any it does not know; no number that only puts things in order."""
    kind = context.pack.kinds.get(entry.kind)
    fields = kind.fields if kind else ()
    known = [(field, _words(context, entry, field)) for field in fields if field.type is not FieldType.ORDER]
    names = {field.name for field in fields}
    unknown = [(None, entry.text(name)) for name in entry.values if name not in names]
    return [(field, words) for field, words in (*known, *unknown) if words]


def _words(context: Context, entry: Entry, field: FieldSpec) -> str:
    pack = context.pack
    value = entry.values.get(field.name)
    if isinstance(value, bool):
        return YES if value else NO
    words = entry.text(field.name)
    if field.type is FieldType.DATE:
        return _date_words(pack, words)
    if field.type is not FieldType.REFERENCE or not words:
        return words
    prompt = pack.look_back.prompt(words)
    if prompt:
        return prompt.prompt
    found = next((e for e in context.record.entries if e.id == words), None)
    kind: EntryKind | None = pack.kinds.get(found.kind) if found else None
    return found.text(kind.main) if found and kind else ""


def _date_words(pack: Pack, written: str) -> str:
    """ "3 March 2026"; as it was written where that is no date."""
    try:
        return say_date(date.fromisoformat(written.strip()), pack.page)
    except ValueError:
        return written
