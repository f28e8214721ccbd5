"""Where nothing is but what was placed there: no network, no index, nothing of the user who runs this."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

SECONDS = 900.0
"""The longest any program may take. Freezing under wine takes minutes."""
_NOBODY = "http://127.0.0.1:9"
"""Nothing listens there: whatever asks for a network in spite of all is refused at once."""
SEARCH = os.path.join(os.environ["SYSTEMROOT"], "System32") if os.name == "nt" else os.defpath
"""Where the system's own programs are looked for by name."""
_WINDOWS_OWN = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT")


@cache
def cut_off() -> tuple[str, ...]:
    """What to put before a command, so that the system itself gives it no network; nothing where it cannot."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    alone = (unshare, "--map-root-user", "--net")
    tried = subprocess.run([*alone, "true"], check=False, capture_output=True, timeout=20)
    return alone if tried.returncode == 0 else ()


class EmptyMachine:
    """A home of its own, in `folder`. With `wine`, a Windows: its programs are started by wine."""

    def __init__(self, folder: Path, *, wine: bool = False) -> None:
        self.wine = wine
        self.home = folder / "home"
        self.data = folder / "data"
        for made in (self.home, self.home / "tmp"):
            made.mkdir(parents=True, exist_ok=True)

    def path(self, path: Path) -> str:
        """A path as the programs of this machine take it."""
        return "Z:" + str(path.absolute()).replace("/", "\\") if self.wine else str(path)

    def environment(self, search: str) -> Mapping[str, str]:
        """All the variables there are. `search` is where programs are looked for by name."""
        home = str(self.home)
        made = {"HOME": home, "USERPROFILE": home, "TMPDIR": f"{home}/tmp", "PATH": search, "LANG": "C.UTF-8"}
        made |= {"PEERTUI_DATA": self.path(self.data), "PIP_NO_INDEX": "1"}
        made |= dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOBODY)
        if self.wine:
            made |= {"WINEDEBUG": "-all", "WINEPREFIX": os.environ.get("WINEPREFIX", str(Path.home() / ".wine"))}
        elif os.name == "nt":
            made |= {name: os.environ[name] for name in _WINDOWS_OWN if name in os.environ}
            made |= {"TEMP": f"{home}\\tmp", "LOCALAPPDATA": home}
        return made

    def command(self, *words: str | Path) -> list[str]:
        """A command as it is started, cut off from every network."""
        wine = [shutil.which("wine") or "wine"] if self.wine else []
        return [*cut_off(), *wine, *(self.path(word) if isinstance(word, Path) else word for word in words)]

    def run(self, *words: str | Path, typed: str = "", search: str = SEARCH) -> str:
        """What a program writes. SystemExit, with all that it said, if it does not end well.

        Args:
            words: The program and its arguments; a Path is written as this machine takes it.
            typed: Its standard input.
            search: Where programs are looked for by name.
        """
        ended = subprocess.run(
            self.command(*words),
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=dict(self.environment(search)),
            cwd=self.home,
            timeout=SECONDS,
            check=False,
        )
        if ended.returncode:
            raise SystemExit(f"{' '.join(map(str, words))}\nended with {ended.returncode}:\n{ended.stdout}")
        return ended.stdout


def bare_python(machine: EmptyMachine, folder: Path, windows_python: Path | None = None) -> Path:
    """A Python with pip and nothing else, in `folder`.

    Args:
        machine: Where it runs.
        folder: Where it is put.
        windows_python: For wine, the python.exe of a folder to copy without its packages.
    """
    if windows_python is None:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    shutil.copytree(windows_python.parent, folder, ignore=shutil.ignore_patterns("site-packages", "__pycache__"))
    machine.run(folder / windows_python.name, "-I", "-m", "ensurepip")
    return folder / windows_python.name


def install_offline(machine: EmptyMachine, python: Path, wheels: Sequence[Path], lock: Path) -> None:
    """Install what a list of hashes names into a Python itself, out of folders of wheels alone."""
    found = [word for folder in wheels for word in ("--find-links", folder)]
    pip = ("-I", "-m", "pip", "install", "--quiet", "--no-index", *found, "--no-deps", "--require-hashes")
    machine.run(python, *pip, "--requirement", lock)
