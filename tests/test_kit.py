"""The kit for laptops: what the spec file puts into the frozen folder, which wheels are fetched, and what is placed.

Building all of it and trying it takes minutes: `uv run pytest -n 0 -m long -s tests/test_kit.py`.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from packaging.requirements import Requirement

import peertui
from peertui.doctor.probes import subprocess_probe
from tests.kit import offline_folder
from tests.kit.offline_folder import FREEZER_LOCK, KIT, LINUX, LOCK, PLACED, SUMS, WINDOWS, locked_for
from tests.support.folders import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = tuple(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
LOADED_BY_NAME = re.compile(r"(?:import_module|find_spec)\(")


# -- the frozen folder -------------------------------------------------------------------------------------------------


@pytest.fixture
def spec(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the spec file says, run with stand-ins for PyInstaller."""
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks)["collect_submodules"] = lambda package: [f"{package}.*"]
    vars(hooks)["collect_data_files"] = lambda package: [(package, package)]
    vars(hooks)["copy_metadata"] = lambda package, recursive: [(f"about {package}", str(recursive))]
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    said: dict[str, object] = {}

    def analysis(scripts: list[str], **given: object) -> SimpleNamespace:
        said.update(given, scripts=scripts)
        return SimpleNamespace(pure=[], scripts=scripts, binaries=[], datas=[])

    names = {"Analysis": analysis, "PYZ": list, "EXE": lambda *_, **given: said.update(given), "SPECPATH": str(KIT)}
    runpy.run_path(str(KIT / "peertui.spec"), {**names, "COLLECT": lambda *_, **__: None})
    return said


def test_the_frozen_folder_holds_every_module_and_every_word_of_ours(spec: dict[str, object]) -> None:
    (start,) = map(Path, spec["scripts"])
    assert start == ROOT / "peertui" / "__main__.py"
    assert {f"{package}.*" for package in OURS} <= {*spec["hiddenimports"]}
    assert {*spec["datas"]} == {*((package, package) for package in OURS), ("about peertui", "True")}
    assert (spec["console"], spec["upx"], spec["exclude_binaries"]) == (True, False, True)
    assert [Path(hook).is_file() for hook in spec["runtime_hooks"]] == [True]


def test_a_package_that_is_loaded_by_name_goes_along(spec: dict[str, object]) -> None:
    """An import that PyInstaller cannot see is of our own modules, or of a package that the spec names."""
    sources = [path for package in OURS for path in (ROOT / package).rglob("*.py")]
    lines = [line for path in sources for line in path.read_text("utf-8").splitlines() if LOADED_BY_NAME.search(line)]
    named = {found[1] for line in lines if (found := re.search(r"""["']([a-z_][\w.]*)\.[\w{]""", line))}
    assert {"pymupdf_fonts", "textual.drivers"} <= named
    others = {package for package in named if package.partition(".")[0] not in {*OURS, "fhir"}}
    assert {f"{package}.*" for package in others} <= {*spec["hiddenimports"]}


def test_what_is_left_out_is_used_nowhere(spec: dict[str, object]) -> None:
    left_out = {*spec["excludes"]}
    assert "ssl" in left_out
    used = re.compile(rf"^\s*(?:import|from) (?:{'|'.join(left_out)})\b", re.MULTILINE)
    for path in (path for package in OURS for path in (ROOT / package).rglob("*.py")):
        assert not used.search(path.read_text(encoding="utf-8")), path
    assert not left_out & {*subprocess_probe.PARTS}


@pytest.mark.parametrize("before", [None, "/opt/lib"])
def test_programs_started_from_it_load_their_own_libraries(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/frozen/_internal")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(KIT / "library_path.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


# -- the offline folder ------------------------------------------------------------------------------------------------


def test_only_what_a_system_needs_is_fetched_for_it() -> None:
    lock = "a==1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
    lock += "b==2 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n"
    lock += "c==3 ; python_version < '3.12' \\\n    --hash=sha256:dd\n"
    assert list(locked_for(lock, WINDOWS, "3.12")) == [
        "a==1 --hash=sha256:aa --hash=sha256:bb",
        "b==2 --hash=sha256:cc",
    ]
    assert [line.partition("=")[0] for line in locked_for(lock, LINUX, "3.11")] == ["a", "c"]


@pytest.mark.parametrize("lock", [LOCK, FREEZER_LOCK], ids=lambda path: path.name)
def test_every_package_has_a_hash_on_every_system(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search("://|index|@ |www", text)
    for target in (WINDOWS, LINUX):
        for python in offline_folder.pythons():
            for line in locked_for(text, target, python):
                assert re.fullmatch(r"[\w.-]+==[\w.]+( --hash=sha256:[0-9a-f]{64})+", line)


def test_what_freezes_agrees_with_what_every_run_takes() -> None:
    pins = {pin.name: pin.specifier for pin in map(Requirement, PROJECT["tool"]["uv"]["constraint-dependencies"])}
    freezer = [
        Requirement(line.partition(" ")[0]) for line in locked_for(FREEZER_LOCK.read_text("utf-8"), LINUX, "3.12")
    ]
    assert "pyinstaller" in {one.name for one in freezer}
    assert [one for one in freezer if pins.get(one.name, one.specifier) != one.specifier] == []


# -- what is placed ----------------------------------------------------------------------------------------------------


def placed(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A script of the kit, run in a folder as IT has it."""
    shutil.copy(KIT / "placed" / script, folder)
    command = [sys.executable, "-I", folder / script]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def a_wheel(folder: Path, python: str) -> None:
    """A wheel in name alone."""
    (folder / "wheels").mkdir(exist_ok=True)
    (folder / "wheels" / f"part-1-{python}-{python}-win_amd64.whl").write_bytes(b"")


def test_another_python_than_it_is_for_is_said(tmp_path: Path) -> None:
    a_wheel(tmp_path, "cp39")
    a_wheel(tmp_path, "cp310")
    ended = placed(tmp_path, "install.py")
    assert ended.stderr.strip() == "This folder is for Python 3.9, 3.10. Run install.py with one of these."
    assert ended.returncode == 1


@pytest.mark.hazard("H53.6")
def test_an_install_that_goes_wrong_leaves_what_was_there(tmp_path: Path) -> None:
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    before = tmp_path / "packages" / here / "peertui" / "__main__.py"
    before.parent.mkdir(parents=True)
    before.write_text("print('as it was')")
    a_wheel(tmp_path, f"cp{here.replace('.', '')}")
    (tmp_path / "requirements.lock").write_text(f"part==1 --hash=sha256:{'0' * 64}\n")
    ended = placed(tmp_path, "install.py")
    assert ended.returncode == 1
    assert "peertui was not installed, and nothing was changed." in ended.stderr
    assert [path.name for path in (tmp_path / "packages").iterdir()] == [here]
    (before.parent / "__init__.py").write_text("")
    assert placed(tmp_path, "start.py").stdout.strip() == "as it was"


def test_a_start_without_an_install_is_said(tmp_path: Path) -> None:
    ended = placed(tmp_path, "start.py")
    assert re.match(r"peertui is not installed for Python 3\.\d+\. Run install\.py", ended.stderr)
    assert ended.returncode == 1


def test_the_python_of_the_install_starts_it(tmp_path: Path) -> None:
    shutil.copy(KIT / "placed" / "install.py", tmp_path)
    start = runpy.run_path(str(tmp_path / "install.py"))["write_start"]()
    assert start.name == ("peertui.cmd" if os.name == "nt" else "peertui")
    assert f'"{sys.executable}" -I' in start.read_text(encoding="utf-8")
    assert "start.py" in start.read_text(encoding="utf-8")


def test_sums_are_of_every_file_that_goes_along(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    offline_folder.finish(made, PLACED)
    assert {path.name for path in made.iterdir()} == {"install.py", "start.py", "LICENSE", "it.md", SUMS}
    assert not re.search(r"\]\((?!\w+:)", (made / "it.md").read_text(encoding="utf-8")), "no such page goes along"
    check_sums(made)


def check_sums(folder: Path) -> None:
    """Every file but the list itself is on the list, with its sum."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    listed = {name: total for total, _, name in (line.partition("  ") for line in lines)}
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != SUMS]
    assert listed == {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.hazard("H53.6")
def test_the_kit_is_built_and_works_where_nothing_else_is(tmp_path: Path) -> None:
    if not (os.environ.get("UV") or shutil.which("uv")):
        pytest.skip("uv builds the wheel, and is not here")
    subprocess.run([sys.executable, "-m", "tests.kit", tmp_path / "kit"], cwd=ROOT, check=True)
    made = {path.name: path for path in (tmp_path / "kit").iterdir()}
    offline = {f"peertui-{peertui.__version__}-{target.name}" for target in (WINDOWS, LINUX)}
    assert offline <= made.keys()
    for folder in made.values():
        check_sums(folder)
