"""The offline folder: every wheel that peertui needs on one system, with the hash of each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

import peertui
from tests.support.folders import ROOT

KIT = ROOT / "tests" / "kit"
LOCK, FREEZER_LOCK = ROOT / "requirements.lock", KIT / "pyinstaller.lock"
PLACED = (KIT / "placed" / "install.py", KIT / "placed" / "start.py", ROOT / "LICENSE")
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Target:
    """A kind of computer the kit is for."""

    name: str
    tags: tuple[str, ...]
    """What its wheels may be named for."""
    markers: Mapping[str, str]
    """What its Python says of itself."""


WINDOWS = Target(
    "windows-x64",
    ("win_amd64",),
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
)
LINUX = Target(
    "linux-x64",
    ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(17, 29))),
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
)


def name_of(target: Target) -> str:
    """What the offline folder for a kind of computer is called."""
    return f"peertui-{peertui.__version__}-{target.name}"


def pythons() -> tuple[str, ...]:
    """The versions of Python that peertui says it runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = (re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", one) for one in project["classifiers"])
    return tuple(one[1] for one in found if one)


def locked_for(lock: str, target: Target, python: str) -> Iterator[str]:
    """The lines of a list of hashes that hold for one kind of computer. pip itself asks only about this one."""
    own = {"python_version": python, "python_full_version": f"{python}.0", **target.markers}
    for entry in lock.replace("\\\n", " ").splitlines():
        pinned, *hashes = entry.split("--hash=")
        requirement = Requirement(pinned)
        if requirement.marker is None or requirement.marker.evaluate({**default_environment(), **own}):
            yield " ".join([f"{requirement.name}{requirement.specifier}", *(f"--hash={one.strip()}" for one in hashes)])


def download(pip: Path, lock: Path, target: Target, python: str, into: Path) -> None:
    """Fetch the wheels of a list of hashes, from wherever this computer's pip looks.

    Args:
        pip: A Python that has pip.
        lock: The list of hashes.
        target: The kind of computer they are for.
        python: The version of its Python, such as "3.12".
        into: The folder they are put into.
    """
    into.mkdir(parents=True, exist_ok=True)
    lines = into.with_name(f"{into.name}-{python}.txt")
    lines.write_text("\n".join(locked_for(lock.read_text(encoding="utf-8"), target, python)), encoding="utf-8")
    wanted = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--implementation", "cp"]
    wanted += [f"--platform={tag}" for tag in target.tags]
    command = [pip, "-m", "pip", "download", "--quiet", *wanted, "--python-version", python, "--dest", into]
    subprocess.run([*command, "--requirement", lines], check=True)
    lines.unlink()


def own_wheel(folder: Path) -> Path:
    """peertui's own wheel, built from this checkout."""
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def build(folder: Path, target: Target, pip: Path, wheel: Path) -> Path:
    """Make the offline folder for one kind of computer.

    Args:
        folder: Where it is put.
        target: The kind of computer.
        pip: A Python that has pip.
        wheel: peertui's own wheel.
    """
    made = folder / name_of(target)
    wheels = made / "wheels"
    for python in pythons():
        download(pip, LOCK, target, python, wheels)
    shutil.copy(wheel, wheels)
    own = f"peertui=={peertui.__version__} \\\n    --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"
    (made / LOCK.name).write_text(LOCK.read_text(encoding="utf-8") + own, encoding="utf-8")
    finish(made, PLACED)
    return made


def finish(made: Path, files: tuple[Path, ...]) -> None:
    """Add what goes along with every folder of the kit, and the sums that show whether a copy of it is whole."""
    for file in files:
        shutil.copy(file, made)
    guide = (ROOT / "docs" / "it.md").read_text(encoding="utf-8")
    (made / "it.md").write_text(re.sub(r"\[([^\]]*)\]\((?!\w+:)[^)]*\)", r"\1", guide), encoding="utf-8")
    paths = sorted(path for path in made.rglob("*") if path.is_file())
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(made).as_posix()}\n" for path in paths]
    (made / SUMS).write_text("".join(lines), encoding="utf-8")
