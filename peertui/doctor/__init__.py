"""Whether peertui can work here: one line per check, without a vault, a passphrase or a word about anyone.

Facts are gathered first (`looking`), then looked at by functions over them (`parts`, `folder`, `screen`, `laptop`).
Nothing outside the standard library is imported here, so that it can be said which part is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from peertui.doctor.model import CheckFinding, CheckLevel, fail

__all__ = ["CheckFinding", "CheckLevel", "examine"]


def examine(folder: Path | None, *, chosen: bool, words: Path | None = None) -> Iterator[CheckFinding]:
    """Every check, as it is done. `folder` is the data folder, None if unknown; `chosen` if it is not the usual one.

    `words` is the folder of a service's own words, where one was named.
    """
    newest: list[float | None] = [None]

    def install() -> Iterable[CheckFinding]:
        from peertui.doctor.checks.install import check_install
        from peertui.doctor.probes.gather import look_at_install

        return check_install(look_at_install())

    def data_folder() -> Iterable[CheckFinding]:
        from peertui.doctor.checks.data_folder import check_folder
        from peertui.doctor.probes.gather_data_folder import look_at_folder

        seen = look_at_folder(folder, chosen=chosen) if folder else None
        newest[0] = seen.newest if seen else None
        return check_folder(seen)

    def own_words() -> Iterable[CheckFinding]:
        from peertui.doctor.checks.custom_pack import check_words, look_at_words

        return check_words(look_at_words(folder, words)) if folder else ()

    def screen() -> Iterable[CheckFinding]:
        from peertui.doctor.checks.terminal import check_screen
        from peertui.doctor.probes.gather import look_at_screen

        return check_screen(look_at_screen())

    def laptop() -> Iterable[CheckFinding]:
        from peertui.doctor.checks.machine import check_laptop
        from peertui.doctor.probes.gather import look_at_laptop

        return check_laptop(look_at_laptop(folder, newest[0]))

    groups = {
        "install": install,
        "data folder": data_folder,
        "own words": own_words,
        "terminal": screen,
        "laptop": laptop,
    }
    for name, check in groups.items():
        yield from _whatever_happens(name, check)


def _whatever_happens(name: str, check: Callable[[], Iterable[CheckFinding]]) -> Iterator[CheckFinding]:
    """What a group of checks says; one line if it cannot be done at all."""
    try:
        yield from check()
    except Exception as error:
        yield fail(name, type(error).__name__, "this could not be checked: tell whoever looks after peertui")
