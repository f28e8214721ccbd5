"""Loading a content pack: the files of a locale, a service's own folder over them, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from plans.pack.base import PackError, PackPart
from plans.pack.copy_models import CopiesSpec
from plans.pack.cross_references import problems
from plans.pack.help_lines import HelpLine, Region
from plans.pack.models import ENDING, MEETINGS, EntryKind, LookBack, Module, Pack, SafetyCard, SessionFlow
from plans.pack.overlay import MODULES, PackFiles, Table, lay_over, name_of, read_files
from plans.pack.page_models import PageSpec

__all__ = ["DEFAULT_LOCALE", "PackError", "load_pack"]

DEFAULT_LOCALE = "en-GB"

_Model = TypeVar("_Model", bound=PackPart)

_MOST_LETTERS = 60
"""Of a wrong value, in a message."""
_SHOULD_BE = {
    "string_type": "Write it as words in quotes.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "tuple_type": 'Write a list: ["one", "two"].',
    "mapping_type": 'Write a table: { name = "value" }.',
    "dict_type": 'Write a table: { name = "value" }.',
    "model_type": 'Write a table: { name = "value" }.',
    "date_type": "Write a date: 2027-05-31.",
    "date_from_datetime_parsing": "Write a date: 2027-05-31.",
    "date_parsing": "Write a date: 2027-05-31.",
}


class _Entries(PackPart):
    kinds: tuple[EntryKind, ...]


class _HelpLines(PackPart):
    regions: tuple[Region, ...]
    help_lines: tuple[HelpLine, ...]


def load_pack(locale: str = DEFAULT_LOCALE, override: Path | None = None) -> Pack:
    """The programme text of a locale, read once. A locale we do not have falls back to its language, then to en-GB.

    `override` is a service's own folder: see `plans.pack.overlay`.

    Raises:
        PackError: With what to fix, and where.
    """
    return _load(folder_for(locale).name, override)


@cache
def _load(locale: str, override: Path | None) -> Pack:
    """The pack of a locale that we have: however it was asked for, it is read only once."""
    return build(locale, folder_for(locale), override)


def build(locale: str, folder: Traversable, override: Path | None = None) -> Pack:
    """A pack from any folder.

    Args:
        locale: As in "en-GB".
        folder: Where the pack is.
        override: A service's own folder laid over it; None for none.

    Raises:
        PackError: As for `load_pack`.
    """
    pack, _, found = gather(locale, folder, override)
    if pack is None or found:
        raise found[0]
    return pack


def gather(
    locale: str, folder: Traversable, override: Path | None = None
) -> tuple[Pack | None, PackFiles, tuple[PackError, ...]]:
    """A pack, its files, and everything that keeps it from being used.

    There is no pack where its parts cannot be made out.

    Args:
        locale: As in "en-GB".
        folder: Where the pack is.
        override: A service's own folder laid over it; None for none.

    Raises:
        PackError: `folder` itself lacks a file.
    """
    files = read_files(folder)
    found = lay_over(files, override) if override is not None else []

    def read(model: type[_Model], name: str) -> _Model:
        slips, part = read_part(model, files, name)
        found.extend(slips)
        return part

    flow = read(SessionFlow, "flow.toml")
    modules = [_module(read(Module, name), files, name, found) for name in files.modules]
    entries, look_back = read(_Entries, "entries.toml"), read(LookBack, "lookback.toml")
    finishing = read(Module, "finishing.toml")
    page, copies = read(PageSpec, "page.toml"), read(CopiesSpec, "copies.toml")
    safety, help_lines = read(SafetyCard, "safety.toml"), read(_HelpLines, "help_lines.toml")
    if found:
        return None, files, tuple(found)
    place = {module_id: at for at, module_id in enumerate(flow.modules)}
    pack = Pack(
        locale=locale,
        flow=flow,
        modules=tuple(sorted(modules, key=lambda m: place.get(m.id, len(place)))),
        kinds={kind.id: _with_meetings(kind, flow) for kind in entries.kinds},
        look_back=look_back,
        finishing=finishing,
        page=page,
        copies=copies,
        safety=safety,
        regions=help_lines.regions,
        help_lines=help_lines.help_lines,
    )
    named = (PackError(files.label(slip.file), slip.key, slip.problem, slip.remedy) for slip in problems(pack))
    return pack, files, tuple(named)


def _with_meetings(kind: EntryKind, flow: SessionFlow) -> EntryKind:
    """The kind that says how many meetings are planned begins with the usual number, which is set in one place."""
    if kind.id != ENDING:
        return kind
    fields = (f.model_copy(update={"default": flow.meetings}) if f.name == MEETINGS else f for f in kind.fields)
    return kind.model_copy(update={"fields": tuple(fields)})


def folder_for(locale: str) -> Traversable:
    """The folder of our pack that comes nearest to a locale."""
    packs = {folder.name: folder for folder in (resources("plans.pack") / "locales").iterdir() if folder.is_dir()}
    wanted = locale.replace("_", "-").lower()
    language = wanted.partition("-")[0]
    same = [name for name in sorted(packs) if name.lower() == wanted]
    near = [name for name in sorted(packs) if name.lower().partition("-")[0] == language]
    default = [DEFAULT_LOCALE] if DEFAULT_LOCALE in near else []
    return packs[next(iter((*same, *default, *near)), DEFAULT_LOCALE)]


def _module(module: Module, files: PackFiles, name: str, found: list[PackError]) -> Module:
    written = files.tables[name].get("id")
    if isinstance(written, str) and name != f"{MODULES}/{written}.toml":
        problem = f'The id "{written}" is not the name of the file.'
        remedy = f"Name the file {written}.toml, or change the id."
        found.append(PackError(files.label(name), "id", problem, remedy))
    return module


def read_part(model: type[_Model], files: PackFiles, name: str) -> tuple[list[PackError], _Model]:
    """What is wrong with a file, and the part it makes: an empty one if anything is, which nobody may use.

    Args:
        model: What the file is to be.
        files: The files of the pack.
        name: Which of them.
    """
    table, empty = files.tables.get(name), cast(_Model, model.model_construct())
    if table is None:
        slip = PackError(files.label(name), "hide", "A pack cannot do without this file.", "Take this line out.")
        return [slip], empty
    try:
        return [], model.model_validate(table)
    except ValidationError as errors:
        slips = []
        for error in errors.errors(include_url=False):
            said = _said(error["type"], error.get("ctx", {}), error["input"])
            slips.append(PackError(files.label(name), _key(error["loc"], table), *said))
        return slips, empty


def _key(loc: Sequence[str | int], table: Table) -> str:
    """A place as people write it: "kinds[early_sign].fields[order].type"."""
    key = ""
    here: Any = table
    for part in loc:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            name = name_of(here) if isinstance(here, Mapping) else ""
            key += f"[{name or part + 1}]"
        else:
            here = here.get(part) if isinstance(here, Mapping) else None
            key += f".{part}" if key else part
    return key


def _said(kind: str, context: Mapping[str, Any], value: object) -> tuple[str, str]:
    found = str(value)[:_MOST_LETTERS]
    if kind == "missing":
        return "This is missing.", "Add it."
    if kind == "extra_forbidden":
        return "A pack has no such key.", "Check how it is written, or take it out."
    if kind in ("enum", "literal_error"):
        return f'"{found}" is not one of the choices.', f"Use one of these: {context['expected']}."
    if kind == "string_pattern_mismatch":
        choices = str(context["pattern"]).strip("^$()").replace("|", ", ")
        return f'"{found}" is not one of the choices.', f"Use one of these: {choices}."
    if kind in ("greater_than_equal", "too_short", "too_long"):
        number = context.get("ge", context.get("min_length", context.get("max_length")))
        few = "more" if kind == "too_long" else "less"
        return f"This is {few} than {number}.", f"Make it {number}."
    return "This is the wrong kind of value.", _SHOULD_BE.get(kind, "Write it as the other files of the pack do.")
