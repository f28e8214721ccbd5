"""The kit for laptops that IT looks after: `python -m tests.kit FOLDER` builds it and tries it where nothing else is.

FOLDER then holds an offline folder for Windows x64 and one for Linux x64, and a frozen folder for the system this runs
on. Building needs uv, and fetches wheels from wherever this computer's pip looks; trying has no network at all.

With `--windows-python PYTHON.EXE` the folder for Windows is tried too, by wine: an install, and a frozen folder that is
not kept, because one that people use is made on Windows.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
import tempfile
from pathlib import Path

import peertui
from tests.kit.empty_machine import SEARCH, EmptyMachine, bare_python, cut_off, install_offline
from tests.kit.frozen_folder import freeze
from tests.kit.offline_folder import (
    FREEZER_LOCK,
    LINUX,
    LOCK,
    PLACED,
    WINDOWS,
    Target,
    build,
    download,
    finish,
    own_wheel,
)
from tests.kit.trial import timed, try_peertui


def main() -> None:
    """Build everything, try everything, and say how large it is."""
    asked = argparse.ArgumentParser(prog="python -m tests.kit", description=(__doc__ or "").splitlines()[0])
    asked.add_argument("folder", type=Path, help="a new folder for the kit")
    asked.add_argument("--windows-python", type=Path, metavar="PYTHON.EXE", help="a Python for Windows to try it with")
    given = asked.parse_args()
    folder: Path = given.folder.absolute()
    if folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty: name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="peertui kit ") as made:  # a blank, as in "Program Files"
        _make(folder, Path(made).resolve(), given.windows_python)
    for one in sorted(folder.iterdir()):
        print(f"{one.name}: {_size(one):.0f} MB")


def _make(folder: Path, work: Path, windows_python: Path | None) -> None:
    print(f"Tried without a network{': the system gives none' if cut_off() else ''}.")
    pip = bare_python(EmptyMachine(work / "builder"), work / "builder" / "python")
    with timed("peertui's own wheel"):
        wheel = own_wheel(work / "wheel")
    for target in (WINDOWS, LINUX):
        with timed(f"the offline folder for {target.name}") as say:
            made = build(folder, target, pip, wheel)
            say(f"{len([*(made / 'wheels').iterdir()])} wheels, {_size(made):.0f} MB")
    here = {("Windows", "AMD64"): WINDOWS, ("Linux", "x86_64"): LINUX}.get((platform.system(), platform.machine()))
    if here is not None:
        frozen = _try(folder, work / "here", here, pip)
        kept = folder / f"peertui-{peertui.__version__}-{here.name}-frozen"
        shutil.move(frozen, kept)
        finish(kept, PLACED[2:])
    if windows_python is not None:
        _try(folder, work / "wine", WINDOWS, pip, windows_python.absolute())


def _try(folder: Path, work: Path, target: Target, pip: Path, windows_python: Path | None = None) -> Path:
    """Place peertui in three ways, each where nothing else is, and try each. Returns the frozen folder.

    Args:
        folder: The kit.
        work: A folder for all this.
        target: The kind of computer.
        pip: A Python that has pip and may use the network.
        windows_python: The Python for wine; None for the system this runs on.
    """
    by_wine = windows_python is not None
    machine = EmptyMachine(work / "machine", wine=by_wine)
    offline = folder / f"peertui-{peertui.__version__}-{target.name}"
    placed = work / "Program Files" / "peertui"
    print(f"{target.name}{' by wine' if by_wine else ''}, offline folder with its start script")
    python = bare_python(machine, work / "python", windows_python)
    shutil.copytree(offline, placed)
    with timed("installed"):
        machine.run(python, "-I", placed / "install.py")
    windows = target is WINDOWS
    try_peertui(machine, ("cmd", "/c", "call", placed / "peertui.cmd") if windows else (placed / "peertui",))

    print(f"{target.name}, in a Python of its own")
    with timed("installed"):
        install_offline(machine, python, [offline / "wheels"], offline / LOCK.name)
    machine = EmptyMachine(work / "second machine", wine=by_wine)
    try_peertui(machine, (python, "-I", "-m", "peertui"))

    print(f"{target.name}, frozen folder")
    version = machine.run(python, "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])").strip()
    download(pip, FREEZER_LOCK, target, version, work / "freezer")
    with timed("frozen"):
        frozen = freeze(machine, python, work / "freezer", work / "frozen")
    shutil.rmtree(work / "python")  # it has to do without
    machine = EmptyMachine(work / "third machine", wine=by_wine)
    program = frozen / ("peertui.exe" if windows else "peertui")
    try_peertui(machine, (program,), search=SEARCH if windows else "")
    print(f"  {_size(frozen):.0f} MB in {len([*frozen.rglob('*')])} files")
    return frozen


def _size(folder: Path) -> float:
    """Megabytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
