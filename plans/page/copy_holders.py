"""Who is named as having a copy of the page, and whom no page names automatically."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from plans.pack.line_templates import fields
from plans.pack.models import FieldType, Pack
from plans.pack.page_models import FOOT, PagePart
from plans.page.placement import PlacedEntry, can_share, unasked
from plans.record.context import Context
from plans.record.models import Copy, Entry, Way
from plans.record.names import name_key


def holders(context: Context, printed: Iterable[PlacedEntry]) -> tuple[str, ...]:
    """Who was given the page and still has it, then those the person wrote down for the foot; each once."""
    given = [copy.who.strip() for copy in context.record.copies if _is_named(copy)]
    off = kept_off(context) if given else ()
    written = [placed.text for placed in printed if placed.section == FOOT]
    named: dict[str, str] = {}
    for who in (*(who for who in given if not named_in(who, off)), *written):
        named.setdefault(name_key(who), who)
    return tuple(who for who in named.values() if who)


def kept_off(context: Context) -> tuple[str, ...]:
    """Names of people whom the plan keeps to itself: private to us, not asked yet, or not to be called."""
    return _names_where(context, lambda entry: not can_share(entry) or unasked(entry, context.pack))


def not_asked(context: Context) -> tuple[str, ...]:
    """Names of people who were not asked yet, or are not to be called."""
    return _names_where(context, lambda entry: unasked(entry, context.pack))


def named_in(words: str, names: Collection[str]) -> tuple[str, ...]:
    """Those of these names that stand in a text, as words of their own, in capitals or not."""
    folded = name_key(words)
    keys = ((name, name_key(name)) for name in names)
    return tuple(name for name, key in keys if key and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded))


def could_have_one(context: Context) -> tuple[str, ...]:
    """Names to offer when a copy is made: people and services with a number, and who had one before."""
    pack = context.pack
    off = not_asked(context)
    numbered = [kind for kind in pack.kinds.values() if any(f.type is FieldType.PHONE for f in kind.fields)]
    wanted = {kind.id: kind.main for kind in (*numbered, pack.kinds[pack.page.copies_from.kind])}
    written = (
        entry.text(wanted[entry.kind]).strip()
        for entry in context.record.entries
        if entry.kept and entry.kind in wanted
    )
    before = (copy.who.strip() for copy in context.record.copies if copy.way is not Way.RECEIVED)
    return tuple(name for name in _once((*written, *before)) if not named_in(name, off))


def _is_named(copy: Copy) -> bool:
    return copy.way is Way.PAGE and copy.named and copy.is_out and copy.withdrawn_on is None


def _names_where(context: Context, is_off: Callable[[Entry], bool]) -> tuple[str, ...]:
    """Names in entries that are kept off. Who is only named beside something else is off unless asked elsewhere."""
    pack = context.pack
    beside = {part.kind for part in _parts(pack) if not part.needs}
    people = tuple(_people(context))
    asked = {name_key(name) for e in people if e.kind not in beside and not is_off(e) for name in _names(e, pack)}
    return _once(
        name
        for entry in people
        if is_off(entry)
        for name in _names(entry, pack)
        if entry.kind not in beside or name_key(name) not in asked
    )


def _people(context: Context) -> Iterator[Entry]:
    """Kept entries that name someone who has to be asked first."""
    kinds = {part.kind for part in _parts(context.pack) if part.needs}
    return (entry for entry in context.record.entries if entry.kept and entry.kind in kinds)


def _names(entry: Entry, pack: Pack) -> list[str]:
    """What the page says of an entry only once someone was asked: its main field, or else each of the others."""
    here = [part for part in _parts(pack) if part.kind == entry.kind]
    always = {name for part in here if not part.needs for name in fields(part.text)}
    asked = [name for part in here if part.needs for name in fields(part.text) if name not in always]
    main = pack.kinds[entry.kind].main
    return [" ".join(entry.text(name).split()) for name in ([main] if main in asked else dict.fromkeys(asked))]


def _parts(pack: Pack) -> Iterator[PagePart]:
    return (part for section in pack.page.sections for part in section.parts)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), name)
    return tuple(name for name in found.values() if name)
