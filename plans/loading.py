"""Loading a content pack: the files of a locale, a service's own folder over them, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from plans.copies_spec import CopiesSpec
from plans.help_lines import HelpLine, Region
from plans.pack import EntryKind, Flow, LookBack, Module, Pack, SafetyCard
from plans.pack_checks import problems
from plans.pack_error import PackError
from plans.pack_files import MODULES, PackFiles, Table, lay_over, name_of, read_files
from plans.page_spec import PageSpec
from plans.part import Part

__all__ = ["DEFAULT_LOCALE", "PackError", "load_pack"]

DEFAULT_LOCALE = "en-GB"

_Model = TypeVar("_Model", bound=Part)

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


class _Entries(Part):
    kinds: tuple[EntryKind, ...]


class _HelpLines(Part):
    regions: tuple[Region, ...]
    help_lines: tuple[HelpLine, ...]


@cache
def load_pack(locale: str = DEFAULT_LOCALE, override: Path | None = None) -> Pack:
    """The programme text of a locale, read once. A locale we do not have falls back to its language, then to en-GB.

    `override` is a service's own folder: see `plans.pack_files.lay_over`. PackError says what to mend.
    """
    folder = _folder_for(locale)
    return build(folder.name, folder, override)


def build(locale: str, folder: Traversable, override: Path | None = None) -> Pack:
    """A pack from any folder. PackError as for `load_pack`."""
    files = read_files(folder)
    if override is not None:
        lay_over(files, override)
    flow = _model(Flow, files, "flow.toml")
    modules = [_module(files, name) for name in files.modules]
    place = {module_id: at for at, module_id in enumerate(flow.modules)}
    help_lines = _model(_HelpLines, files, "help_lines.toml")
    pack = Pack(
        locale=locale,
        flow=flow,
        modules=tuple(sorted(modules, key=lambda m: place.get(m.id, len(place)))),
        kinds={kind.id: kind for kind in _model(_Entries, files, "entries.toml").kinds},
        look_back=_model(LookBack, files, "lookback.toml"),
        page=_model(PageSpec, files, "page.toml"),
        copies=_model(CopiesSpec, files, "copies.toml"),
        safety=_model(SafetyCard, files, "safety.toml"),
        regions=help_lines.regions,
        help_lines=help_lines.help_lines,
    )
    for problem in problems(pack):
        raise PackError(files.label(problem.file), problem.key, problem.problem, problem.remedy)
    return pack


def _folder_for(locale: str) -> Traversable:
    packs = {folder.name: folder for folder in (resources("plans") / "packs").iterdir() if folder.is_dir()}
    wanted = locale.replace("_", "-").lower()
    language = wanted.partition("-")[0]
    same = [name for name in sorted(packs) if name.lower() == wanted]
    near = [name for name in sorted(packs) if name.lower().partition("-")[0] == language]
    default = [DEFAULT_LOCALE] if DEFAULT_LOCALE in near else []
    return packs[next(iter((*same, *default, *near)), DEFAULT_LOCALE)]


def _module(files: PackFiles, name: str) -> Module:
    module = _model(Module, files, name)
    if name != f"{MODULES}/{module.id}.toml":
        problem = f'The id "{module.id}" is not the name of the file.'
        raise PackError(files.label(name), "id", problem, f"Name the file {module.id}.toml, or change the id.")
    return module


def _model(model: type[_Model], files: PackFiles, name: str) -> _Model:
    table = files.tables.get(name)
    if table is None:
        raise PackError(files.label(name), "hide", "A pack cannot do without this file.", "Take this line out.")
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        problem, remedy = _said(first["type"], first.get("ctx", {}), first["input"])
        raise PackError(files.label(name), _key(first["loc"], table), problem, remedy) from None


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


def _said(kind: str, context: Mapping[str, Any], found: object) -> tuple[str, str]:
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
