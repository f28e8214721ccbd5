"""The exact version of every package: in pyproject.toml for uv, and with hashes in requirements.lock for pip.

What makes the frozen folder of the kit is no part of peertui, and has a list of its own.

python -m tests.pins              choose the newest versions that pyproject.toml allows, and write them all
python -m tests.pins transitive   print the pins of what those bring along, for a run with the lowest versions allowed
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.folders import ROOT

PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "requirements.lock"
FREEZER, FREEZER_LOCK = "pyinstaller>=6.22,<7", ROOT / "tests" / "kit" / "pyinstaller.lock"
COMPILE = ("uv", "pip", "compile", "--universal", "--python-version", "3.11", "--no-header", "--no-annotate", "--quiet")
EVERYTHING = ("pyproject.toml", "--all-extras", "--group", "dev")


def compiled(*arguments: str, given: str = "") -> list[str]:
    """The lines that uv prints. The pins that stand in pyproject.toml hold nothing back here.

    Args:
        arguments: What follows `uv pip compile`.
        given: Requirements for its standard input, where an argument is "-".
    """
    made = subprocess.run(
        [*COMPILE, *arguments],
        cwd=ROOT,
        env={**os.environ, "UV_NO_CONFIG": "1"},
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return made.stdout.splitlines()


def with_pins(text: str, setting: str, pins: list[str]) -> str:
    """pyproject.toml with the list of one setting in place of the list that was there."""
    rows = "".join(f'  "{pin}",\n' for pin in pins)
    return re.sub(rf"^{setting} = \[.*?^\]$", lambda _: f"{setting} = [\n{rows}]", text, flags=re.MULTILINE | re.DOTALL)


def write() -> None:
    """Choose every version anew, and write them down in all places."""
    everything = compiled(*EVERYTHING)
    build = compiled("-", given="\n".join(_project()["build-system"]["requires"]))
    text = PROJECT.read_text(encoding="utf-8")
    text = with_pins(text, "constraint-dependencies", everything)
    PROJECT.write_text(with_pins(text, "build-constraint-dependencies", build), encoding="utf-8")
    held = ROOT / ".pins"
    held.write_text("\n".join(everything), encoding="utf-8")
    try:
        hashed = compiled("pyproject.toml", "--generate-hashes", "--constraints", held.name)
        freezer = compiled("-", "--generate-hashes", "--constraints", held.name, given=FREEZER)
    finally:
        held.unlink()
    LOCK.write_text("\n".join([*hashed, ""]), encoding="utf-8")
    FREEZER_LOCK.write_text("\n".join([*freezer, ""]), encoding="utf-8")


def transitive() -> list[str]:
    """The pins of the packages that come along with those that pyproject.toml names."""
    project = _project()
    extras = project["project"]["optional-dependencies"].values()
    groups = [project["project"]["dependencies"], project["dependency-groups"]["dev"], *extras]
    named = {canonicalize_name(Requirement(one).name) for group in groups for one in group}
    named.add(canonicalize_name("pydantic-core"))  # each pydantic asks for one version of its own
    pins = project["tool"]["uv"]["constraint-dependencies"]
    return [pin for pin in pins if canonicalize_name(Requirement(pin).name) not in named]


def _project() -> dict[str, object]:
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if sys.argv[1:] == ["transitive"]:
        print("\n".join(transitive()))
    else:
        write()
