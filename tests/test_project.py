"""The project itself: our packages are ours, the lock holds, and the wheel carries every file the app reads."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import tarfile
import tomllib
import zipfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.folders import ROOT

PACKAGES = ("peertui", "widgets", "plans", "exports")
DATA = (".toml", ".json", ".tcss", ".txt", ".typed")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    "python3 -m pip install uv && python3 -m uv run peertui demo",
    "python3 -m pip install uv && python3 -m uv run pytest",
)


@pytest.mark.hazard("H27.2")
@pytest.mark.parametrize("name", PACKAGES)
def test_packages_with_everyday_names_are_ours(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).parent == ROOT / name


def locked() -> dict[str, tuple[Version, str]]:
    """Version and marker of each package in requirements.lock."""
    found = {}
    for entry in (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        pinned, *hashes = entry.split(" --hash=")
        assert hashes, entry
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one.strip()) for one in hashes), entry
        requirement = Requirement(pinned.strip())
        (exactly,) = requirement.specifier
        assert exactly.operator == "=="
        found[canonicalize_name(requirement.name)] = (Version(exactly.version), str(requirement.marker or ""))
    return found


def test_the_lock_names_no_address() -> None:
    assert not re.search("://|index|@ |www", (ROOT / "requirements.lock").read_text(encoding="utf-8"))


def pinned() -> dict[str, Version]:
    """The version of each package that `uv run` takes, by pyproject.toml."""
    found = {}
    for pin in map(Requirement, PROJECT["tool"]["uv"]["constraint-dependencies"]):
        (exactly,) = pin.specifier
        assert exactly.operator == "=="
        found[canonicalize_name(pin.name)] = Version(exactly.version)
    return found


def test_the_lock_and_every_run_take_the_same_versions() -> None:
    pins = pinned()
    assert {name: one for name, (one, _) in locked().items()} == {name: pins[name] for name in locked()}


def test_this_run_uses_what_is_pinned() -> None:
    here = {}
    for name in pinned():
        with suppress(PackageNotFoundError):
            here[name] = Version(version(name))
    assert here == {name: one for name, one in pinned().items() if name in here}
    assert {"pytest", "textual", "pydantic-core"} <= here.keys()


@pytest.mark.parametrize("group", ["dependencies", "dev"])
def test_nothing_is_left_to_the_day_it_is_installed_on(group: str) -> None:
    asked = PROJECT["project"]["dependencies"] if group == "dependencies" else PROJECT["dependency-groups"]["dev"]
    pins, wanted, seen = pinned(), [Requirement(text) for text in asked], set()
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{requirement} is pinned nowhere: python -m tests.pins"
        assert pins[name] in requirement.specifier, f"{name} {pins[name]} is pinned, and not {requirement}"
        if (name, *requirement.extras) not in seen:
            seen.add((name, *requirement.extras))
            wanted += needs(name, requirement.extras)


@pytest.mark.hazard("H27.2")
def test_the_lock_is_enough_for_what_is_asked() -> None:
    have = locked()
    wanted, seen = [Requirement(text) for text in PROJECT["project"]["dependencies"]], set()
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        assert name in have, f"{requirement} is not in requirements.lock"
        assert have[name][0] in requirement.specifier, (
            f"requirements.lock has {name} {have[name][0]}, not {requirement}"
        )
        if (name, *requirement.extras) not in seen:
            seen.add((name, *requirement.extras))
            wanted += needs(name, requirement.extras)
    everywhere = {name for name, (_, marker) in have.items() if not marker}
    assert everywhere <= {name for name, *_ in seen}, "requirements.lock has more than is asked"


def needs(name: str, extras: set[str]) -> list[Requirement]:
    """What an installed package asks for here."""
    try:
        asked = [Requirement(text) for text in requires(name) or ()]
    except PackageNotFoundError:
        return []
    scopes = [{"extra": extra} for extra in extras or {""}]
    return [one for one in asked if one.marker is None or any(one.marker.evaluate(scope) for scope in scopes)]


def test_every_dependency_has_a_bound() -> None:
    everything = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    for requirement in map(Requirement, everything):
        assert any(part.operator in ("<", "<=", "==", "~=") for part in requirement.specifier), requirement


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_the_commands_on_its_first_screen(command: str) -> None:
    first_screen = README.splitlines()[:24]
    assert command in first_screen
    assert any("docs/pictures/session.svg" in line for line in first_screen)


def test_ci_ends_with_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().splitlines()[-1] == COMMANDS[1]


@pytest.mark.long
def test_the_wheel_holds_every_file_the_app_reads(tmp_path: Path) -> None:
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        pytest.skip("uv builds the wheel, and is not here")
    subprocess.run([uv, "build", "--wheel", "--out-dir", tmp_path, ROOT], check=True, capture_output=True, timeout=110)
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = [path for name in PACKAGES for path in (ROOT / name).rglob("*") if path.suffix in (".py", *DATA)]
    assert {path.relative_to(ROOT).as_posix() for path in files} <= inside
    assert not any(name.startswith("tests/") for name in inside)


@pytest.mark.long
def test_the_source_package_can_be_installed_and_tested_as_it_is(tmp_path: Path) -> None:
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        pytest.skip("uv builds the source package, and is not here")
    subprocess.run([uv, "build", "--sdist", "--out-dir", tmp_path, ROOT], check=True, capture_output=True, timeout=110)
    (made,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(made) as inside:
        names = {name.partition("/")[2] for name in inside.getnames()}
        about = inside.extractfile(next(one for one in inside if one.name.endswith("/PKG-INFO")))
        assert about is not None
        words = about.read().decode()
    assert {"requirements.lock", "pyproject.toml", ".ci/run", "tests/test_project.py", "README.md"} <= names
    assert "docs/pictures/" not in words, "a package page has no such picture"
    assert not re.search(r"\]\((?!https?:)", words), "a package page has no such page"
    assert COMMANDS[0] in words
    assert "Spotting the signs early, 6 of 8" in words, "the first picture, in words"


def test_no_picture_fetches_anything() -> None:
    for picture in (ROOT / "docs" / "pictures").glob("*.svg"):
        assert "@font-face" not in picture.read_text(encoding="utf-8"), picture
