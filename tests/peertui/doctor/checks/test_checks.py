"""Each check on planted facts, those of Windows and macOS too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import peertui
from peertui.doctor.checks.data_folder import GOOD_FREE, LEAST_FREE, check_folder
from peertui.doctor.checks.install import check_install, fits
from peertui.doctor.checks.machine import check_laptop
from peertui.doctor.checks.terminal import check_screen
from peertui.doctor.model import (
    CheckFinding,
    CheckLevel,
    Drive,
    Folder,
    Install,
    Laptop,
    LockTrial,
    Owned,
    Package,
    Screen,
    TriedPart,
)

RELEASED = datetime(peertui.RELEASED.year, peertui.RELEASED.month, peertui.RELEASED.day, tzinfo=UTC).timestamp()
INSTALL = Install(
    version="0.1.0",
    system="Windows 10.0.22631",
    python=(3, 12, 4),
    bits=64,
    packages=(Package(name="textual", wanted=">=8.2,<9", version="8.2.8"),),
    parts=(TriedPart(name="AES-GCM"), TriedPart(name="fhir.resources", optional=True)),
    owned=(Owned(name="plans", ours=True),),
)
FOLDER = Folder(place="the usual place", free=GOOD_FREE)
SCREEN = Screen(system="linux", term="xterm-256color")
LAPTOP = Laptop(
    system="linux", encrypted=True, now=RELEASED + 9e6, newest=RELEASED, temporary=True, printer=True, viewer=True
)


def found(findings: Iterable[CheckFinding], name: str) -> CheckFinding:
    """The one line of this name."""
    (one,) = [finding for finding in findings if finding.name == name]
    return one


@pytest.mark.parametrize(
    ("over", "level", "what"),
    [
        (12, CheckLevel.FAIL, "12 letters too long"),
        (0, CheckLevel.OK, "0 letters to spare"),
        (-90, CheckLevel.OK, "90"),
    ],
)
def test_a_path_that_windows_refuses_is_said(over: int, level: CheckLevel, what: str) -> None:
    said = found(check_folder(replace(FOLDER, letters_over=over)), "path length")
    assert said.level is level
    assert what in said.what
    assert (said.advice != "") is (level is CheckLevel.FAIL)


def test_where_a_path_may_be_of_any_length_nothing_is_said_of_it() -> None:
    assert "path length" not in [finding.name for finding in check_folder(FOLDER)]


def test_where_all_is_well_nothing_is_advised() -> None:
    for findings in (check_install(INSTALL), check_folder(FOLDER), check_screen(SCREEN), check_laptop(LAPTOP)):
        for finding in findings:
            assert (finding.level, finding.advice) == (CheckLevel.OK, ""), finding


@pytest.mark.hazard("H53.1")
@pytest.mark.parametrize(
    ("change", "name", "level", "what"),
    [
        ({"python": (3, 10, 9)}, "Python", CheckLevel.FAIL, "3.10.9"),
        ({"bits": 32}, "Python", CheckLevel.WARN, "32 bits"),
        ({"packages": None}, "packages", CheckLevel.WARN, "unknown"),
        ({"packages": (Package(name="x", wanted=">=2", version=None),)}, "x", CheckLevel.FAIL, "not there"),
        ({"packages": (Package(name="x", wanted=">=2,<3", version="3.0"),)}, "x", CheckLevel.WARN, "3.0"),
        (
            {"parts": (TriedPart(name="AES-GCM", trouble="gives wrong answers"),)},
            "try AES-GCM",
            CheckLevel.FAIL,
            "wrong",
        ),
        ({"parts": (TriedPart(name="x", there=False),)}, "try x", CheckLevel.FAIL, "not there"),
        ({"parts": (TriedPart(name="x", there=False, optional=True),)}, "try x", CheckLevel.OK, "not there"),
        ({"parts": (TriedPart(name="x", trouble="no answer", optional=True),)}, "try x", CheckLevel.WARN, "no answer"),
        ({"owned": (Owned(name="plans", ours=False),)}, "package plans", CheckLevel.FAIL, "not ours"),
        (
            {"owned": (Owned(name="plans", ours=True, others=("p", "q")),)},
            "package plans",
            CheckLevel.FAIL,
            "with p, q",
        ),
    ],
)
def test_python_and_packages(change: dict[str, object], name: str, level: CheckLevel, what: str) -> None:
    finding = found(check_install(replace(INSTALL, **change)), name)
    assert finding.level is level
    assert what in finding.what
    assert finding.advice


def test_a_frozen_folder_says_what_it_is_and_is_not_installed_again_as_a_package() -> None:
    broken = replace(INSTALL, frozen=True, parts=(TriedPart(name="fonts", trouble="gives wrong answers"),))
    assert found(check_install(broken), "peertui").what == "0.1.0, a frozen folder"
    assert found(check_install(broken), "try fonts").advice == "put the whole folder of peertui here again"


@pytest.mark.parametrize(
    ("version", "wanted", "good"),
    [
        ("8.2.8", ">=8.2,<9", True),
        ("8.10", ">=8.2,<9", True),
        ("8.1.99", ">=8.2,<9", False),
        ("9", "<9,>=8.2", False),
        ("9.0.0", "<9,>=8.2", False),
        ("50.0.1", "!=50.*,<60,>=44", False),
        ("51", "!=50.*,<60,>=44", True),
        ("4.0rc1", ">=4.0", True),
        ("1", "", True),
    ],
)
def test_bounds(version: str, wanted: str, good: bool) -> None:
    assert fits(version, wanted) is good


@pytest.mark.hazard("H08.6")
@pytest.mark.parametrize(
    ("change", "name", "level", "what"),
    [
        ({"answers": False}, "data folder", CheckLevel.FAIL, "no answer"),
        ({"is_file": True}, "data folder", CheckLevel.FAIL, "a file"),
        ({"there": False}, "data folder", CheckLevel.OK, "not there yet"),
        ({"there": False, "can_be_made": False}, "data folder", CheckLevel.FAIL, "cannot be made"),
        ({"trouble": "Read-only file system"}, "writing", CheckLevel.FAIL, "Read-only"),
        ({"drive": Drive.NETWORK}, "drive", CheckLevel.WARN, "network"),
        ({"drive": Drive.STICK}, "drive", CheckLevel.WARN, "stick"),
        ({"drive": Drive.UNKNOWN}, "drive", CheckLevel.OK, "unknown"),
        ({"synced": "OneDrive"}, "copied elsewhere", CheckLevel.WARN, "OneDrive"),
        ({"free": LEAST_FREE - 1}, "free space", CheckLevel.FAIL, "49 MB"),
        ({"free": GOOD_FREE - 1}, "free space", CheckLevel.WARN, "499 MB"),
        ({"lock": LockTrial.NONE}, "lock", CheckLevel.WARN, "none"),
        ({"leftovers": 3}, "half-written", CheckLevel.WARN, "3"),
        ({"open_to_others": True}, "rights", CheckLevel.WARN, "others"),
        ({"gone": 2}, "people", CheckLevel.FAIL, "2 not here"),
        ({"older": 1}, "people", CheckLevel.WARN, "older files of 1"),
    ],
)
def test_the_data_folder(change: dict[str, object], name: str, level: CheckLevel, what: str) -> None:
    finding = found(check_folder(replace(FOLDER, **change)), name)
    assert finding.level is level
    assert what in finding.what
    assert finding.advice


def test_of_a_folder_that_is_not_there_only_its_place_and_drive_are_looked_at() -> None:
    assert [f.name for f in check_folder(replace(FOLDER, there=False))] == [
        "data folder",
        "drive",
        "copied elsewhere",
        "free space",
    ]
    assert [f.name for f in check_folder(replace(FOLDER, answers=False))] == ["data folder"]
    assert [f.level for f in check_folder(None)] == [CheckLevel.FAIL]
    assert "rights" not in [f.name for f in check_folder(replace(FOLDER, open_to_others=None))]


@pytest.mark.parametrize(
    ("change", "name", "level", "what"),
    [
        ({"is_terminal": False}, "terminal", CheckLevel.WARN, "none"),
        ({"is_terminal": False, "system": "win32"}, "terminal", CheckLevel.WARN, "none"),
        ({"term": "dumb"}, "terminal", CheckLevel.WARN, "dumb"),
        ({"term": "vt52", "system": "linux"}, "terminal", CheckLevel.WARN, "vt52"),
        ({"term": "", "system": "linux"}, "terminal", CheckLevel.WARN, "unknown"),
        ({"columns": 79}, "size", CheckLevel.WARN, "79 by 24"),
        ({"rows": 23}, "size", CheckLevel.WARN, "80 by 23"),
        ({"no_color": True}, "colours", CheckLevel.OK, "none"),
        ({"encoding": "iso-8859-1"}, "letters", CheckLevel.WARN, "iso-8859-1"),
        ({"inside": "screen", "over_ssh": True}, "in between", CheckLevel.OK, "ssh, screen"),
    ],
)
def test_the_terminal(change: dict[str, object], name: str, level: CheckLevel, what: str) -> None:
    finding = found(check_screen(replace(SCREEN, **change)), name)
    assert finding.level is level
    assert what in finding.what
    assert finding.advice


def test_powershell_ise_is_named_on_windows_and_term_is_not_missed_there() -> None:
    assert "PowerShell ISE" in found(check_screen(Screen(system="win32", is_terminal=False)), "terminal").advice
    assert {f.level for f in check_screen(Screen(system="win32", encoding="cp437"))} == {CheckLevel.OK}


@pytest.mark.parametrize(("colours", "said"), [(16, "16"), (256, "256"), (1 << 24, "16 million")])
def test_colours_are_told_as_a_number(colours: int, said: str) -> None:
    assert found(check_screen(replace(SCREEN, colours=colours)), "colours").what == said


@pytest.mark.parametrize(
    ("change", "name", "level", "what"),
    [
        ({"encrypted": None, "system": "win32"}, "disk encryption", CheckLevel.WARN, "unknown"),
        ({"encrypted": False, "system": "darwin"}, "disk encryption", CheckLevel.WARN, "none seen"),
        ({"now": 0.0}, "clock", CheckLevel.WARN, "days behind"),
        ({"now": RELEASED - 1}, "clock", CheckLevel.WARN, "1 day behind"),
        ({"now": -1e12}, "clock", CheckLevel.WARN, "wrong"),
        ({"newest": 9e11}, "clock", CheckLevel.WARN, "days behind"),
        ({"now": 9e11}, "clock", CheckLevel.WARN, "wrong"),
        ({"newest": LAPTOP.now + 3.5 * 86400}, "clock", CheckLevel.WARN, "3 days behind"),
        ({"temporary": False}, "temporary files", CheckLevel.FAIL, "cannot"),
        ({"printer": False}, "printer", CheckLevel.OK, "none"),
        ({"viewer": False}, "viewer", CheckLevel.WARN, "none"),
    ],
)
def test_the_laptop(change: dict[str, object], name: str, level: CheckLevel, what: str) -> None:
    finding = found(check_laptop(replace(LAPTOP, **change)), name)
    assert finding.level is level
    assert what in finding.what
    assert finding.advice


def test_each_system_is_told_the_name_of_its_own_encryption() -> None:
    said = {
        s: found(check_laptop(replace(LAPTOP, encrypted=None, system=s)), "disk encryption").advice for s in SYSTEMS
    }
    assert all(name in said[system] for system, name in SYSTEMS.items())


SYSTEMS = {"win32": "BitLocker", "darwin": "FileVault", "linux": "LUKS"}


def test_a_line_is_ascii_and_one_line() -> None:
    line = CheckFinding(CheckLevel.WARN, "letters", "Dateisystem schreibgeschützt", "tun").line
    assert line == "WARN  letters            Dateisystem schreibgesch?tzt - tun"
