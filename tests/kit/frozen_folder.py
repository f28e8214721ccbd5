"""The frozen folder: peertui and a Python in one folder that needs nothing else, made by PyInstaller."""

from __future__ import annotations

from pathlib import Path

from tests.kit.empty_machine import EmptyMachine, install_offline
from tests.kit.offline_folder import FREEZER_LOCK, KIT

SPEC = KIT / "peertui.spec"


def freeze(machine: EmptyMachine, python: Path, wheels: Path, into: Path) -> Path:
    """Make it from the peertui that a Python has, and return the folder.

    Args:
        machine: Where this runs.
        python: A Python that has peertui, what it needs, and nothing else.
        wheels: A folder with the wheels of PyInstaller.
        into: The folder that the frozen one is put into.
    """
    install_offline(machine, python, [wheels], FREEZER_LOCK)
    work = into.with_name(f"{into.name}-work")
    options = ("--noconfirm", "--log-level", "ERROR", "--distpath", into, "--workpath", work)
    machine.run(python, "-I", "-m", "PyInstaller", *options, SPEC)
    return into / "peertui"
