"""The files of a content pack as plain tables, with a service's own folder laid over them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeGuard

from plans.bounded_file import Bounds, OutOfBounds, read_toml, size_words
from plans.disk_errors import reason_for
from plans.pack.base import PackError

Table = dict[str, Any]

FILES = (
    "flow.toml",
    "entries.toml",
    "lookback.toml",
    "finishing.toml",
    "page.toml",
    "copies.toml",
    "safety.toml",
    "help_lines.toml",
)
FOR_CHECKS = ("evidence.toml",)
"""What only `plans.pack_lint` reads: the app starts without it."""
MODULES = "modules"
BOUNDS = Bounds(size=512 * 1024, nesting=20, values=10_000)
"""Of one file. Our own largest has 25 KB and 800 values."""
MOST_BYTES, MOST_NAMES, MOST_LEVELS = 1024 * 1024, 500, 4
"""Of a service's folder: all its files together, how many names it may have, and how deep its folders go."""
_HOLDS = {"stages": "steps", "lenses": "prompts"}
"""Lists whose tables hold a list of their own: those are laid over part by part, all others are replaced whole."""


@dataclass
class PackFiles:
    """The tables of a pack by file name ("modules/crisis.toml"), and what to call each file in a message."""

    tables: dict[str, Table] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    hides_nothing: list[PackError] = field(default_factory=list)
    """What a service's folder hides that is not there, or not any more: a newer pack may have dropped it."""

    def label(self, name: str) -> str:
        """The file to name in a message: the service's own where it has one."""
        return self.labels.get(name, name)

    @property
    def modules(self) -> list[str]:
        """Names of the module files."""
        return [name for name in self.tables if name.startswith(MODULES)]


def read_files(folder: Traversable) -> PackFiles:
    """Every file of a whole pack.

    Raises:
        PackError: One is missing or is not TOML.
    """
    files = PackFiles()
    for name in FILES:
        files.tables[name] = read_table(folder / name, name)
    modules = folder / MODULES
    if modules.is_dir():
        for file in sorted(modules.iterdir(), key=lambda f: f.name):
            if file.name.endswith(".toml"):
                files.tables[f"{MODULES}/{file.name}"] = read_table(file, f"{MODULES}/{file.name}")
    if not files.modules:
        raise PackError(MODULES, "", "There are no modules.", f"Put one file for each module into {MODULES}.")
    return files


def lay_over(files: PackFiles, folder: Path) -> list[PackError]:
    """Lay a service's own files over a pack. A table with the same id replaces, a new id adds, `hide = true` hides.

    Returns what cannot be laid over, a file at a time: a folder that is not there, a file that no pack has.
    """
    if not folder.is_dir():
        return [PackError(str(folder), "", "This folder is not there.", "Check how its name is written.")]
    found: list[PackError] = []
    try:
        paths = own_files(folder)
    except PackError as error:
        return [error]
    for path in paths:
        try:
            _lay_file_over(files, path, path.relative_to(folder).as_posix(), folder)
        except PackError as error:
            found.append(error)
    return found


def read_table(file: Traversable, label: str, within: Path | None = None) -> Table:
    """One file of a pack, in which no id is used twice.

    Args:
        label: What to call it in an error.
        within: The service's folder, out of which no link may lead.

    Raises:
        PackError: It cannot be read; the file is called by its label.
    """
    table = _read(file, label, within)
    _refuse_repeats(table, "", label)
    return table


def laid_over(files: PackFiles, name: str, over: Table) -> Table:
    """One file's table with a service's own laid over it. Ids that it hides but that do not exist are recorded.

    Args:
        files: All files of the pack, which record what is hidden but does not exist.
        name: Which of them.
        over: The service's own table.
    """
    return _Over(files.label(name), files.hides_nothing).laid_over(files.tables[name], over, "")


def name_of(table: Mapping[str, Any]) -> str:
    """What a table in a list is called by: its id, or its name where it has none."""
    return str(table.get("id", table.get("name", "")))


def own_files(folder: Path) -> list[Path]:
    """The TOML files of a service's folder.

    Raises:
        PackError: It is more than a pack: someone named a whole drive, say.
    """
    found, names, size = [], 0, 0
    waiting = [(folder, 1)]
    while waiting:
        here, level = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                names += 1
                path = Path(entry.path)
                if entry.name.endswith(".toml"):
                    found.append(path)
                    own = entry.stat(follow_symlinks=False).st_size
                    size += own if own <= BOUNDS.size else 0  # else it is refused by its own name
                elif entry.is_dir(follow_symlinks=False):
                    waiting += [(path, level + 1)] if level < MOST_LEVELS else []
                elif entry.is_dir():
                    raise PackError(str(path), "", "This is a link to another folder.", "Put the folder itself there.")
                if names > MOST_NAMES:
                    raise _no_pack(folder, f"This folder holds more than {MOST_NAMES} files.")
    if size > MOST_BYTES:
        raise _no_pack(folder, f"The files of this folder have more than {size_words(MOST_BYTES)} together.")
    return sorted(found)


def _no_pack(folder: Path, problem: str) -> PackError:
    return PackError(str(folder), "", problem, "Check that it is the right one, and keep only the pack in it.")


def _lay_file_over(files: PackFiles, path: Path, name: str, folder: Path) -> None:
    if name in FOR_CHECKS:
        return
    if name not in FILES and not (name.startswith(f"{MODULES}/") and name.count("/") == 1):
        known = ", ".join((*FILES, f"{MODULES}/NAME.toml"))
        raise PackError(str(path), "", "A pack has no file of this name.", f"Use one of these: {known}.")
    table = read_table(path, str(path), folder)
    files.labels[name] = str(path)
    if table.pop("hide", False) is True:
        if files.tables.pop(name, None) is None:
            files.hides_nothing.append(_hides_nothing(str(path), "hide", files.modules))
    elif name in files.tables:
        files.tables[name] = laid_over(files, name, table)
    else:
        files.tables[name] = table


def _read(file: Traversable, label: str, within: Path | None) -> Table:
    try:
        whole = read_toml(file, BOUNDS, within=within) if isinstance(file, Path) else file.read_text(encoding="utf-8")
        return tomllib.loads(whole)
    except FileNotFoundError:
        raise PackError(label, "", "This file is missing.", "Put it back.") from None
    except OSError as error:
        why = reason_for(error)
        raise PackError(label, "", f"This file cannot be read ({why}).", "Check that you may open it.") from None
    except UnicodeDecodeError:
        raise PackError(label, "", "This file is not UTF-8 text.", "Save it again as UTF-8.") from None
    except OutOfBounds as error:
        raise PackError(label, "", f"This file is not read, because {error}.", "Fix it, or put it elsewhere.") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(label, "", f"This is not valid TOML: {error}.", "Fix the file there.") from None
    except (ValueError, RecursionError):  # dates such as 2026-02-31
        raise PackError(label, "", "This file holds a value that TOML does not have.", "Fix the file.") from None


def _refuse_repeats(table: Mapping[str, Any], key: str, label: str) -> None:
    for inner, value in table.items():
        path = f"{key}.{inner}" if key else inner
        if isinstance(value, dict):
            _refuse_repeats(value, path, label)
        elif isinstance(value, list):
            seen: set[str] = set()
            for item in _tables(value):
                name = name_of(item)
                if name and name in seen:
                    raise PackError(label, f"{path}[{name}]", "This is here twice.", "Keep one, or rename one.")
                seen.add(name)
                _refuse_repeats(item, f"{path}[{name}]", label)


def _tables(value: list[Any]) -> Iterator[Table]:
    return (item for item in value if isinstance(item, dict))


def _all_tables(value: object) -> TypeGuard[list[Table]]:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _hides_nothing(label: str, key: str, known: Iterable[str]) -> PackError:
    problem = "There is nothing of this id to hide, or not any more."
    return PackError(label, key, problem, f"Take it out, or use one of these: {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class _Over:
    """Lays the tables of one of a service's files over a pack's."""

    label: str
    hides_nothing: list[PackError]

    def laid_over(self, under: Table, over: Table, key: str) -> Table:
        merged = dict(under)
        for name, value in over.items():
            path = f"{key}.{name}" if key else name
            old = under.get(name)
            if _all_tables(old) and _all_tables(value) and any("id" in item for item in old):
                merged[name] = self._list_laid_over(old, value, path)
            else:
                merged[name] = value
        return merged

    def _list_laid_over(self, under: list[Table], over: list[Table], key: str) -> list[Any]:
        row = {name_of(item): item for item in under}
        holds = _HOLDS.get(key.rpartition(".")[2])
        for item in over:
            name = name_of(item)
            if item.get("hide") is True:
                if name in row:
                    del row[name]
                elif not item.keys() > {"id", "hide"}:  # a whole one is its own, and not to be seen now
                    self.hides_nothing.append(_hides_nothing(self.label, f"{key}[{name}]", row))
            elif holds and name in row:
                row[name] = self.laid_over(row[name], item, f"{key}[{name}]")
            else:
                row[name] = item
        return list(row.values())
