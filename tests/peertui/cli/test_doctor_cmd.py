"""The doctor command: exit codes, an output that can be sent on, and half the packages broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peertui import doctor
from peertui.cli.exit_codes import Exit
from peertui.doctor.model import fail, ok, warn
from tests.peertui.cli.conftest import Peertui
from tests.support.folders import ROOT

BROKEN = {
    "platformdirs": "raise RuntimeError('in /home/quentin-smyth/lib')",
    "pydantic": "raise ImportError('quentin-smyth has no such file')",
    "cryptography": "raise SystemExit('gone')",
    "reportlab": "import os; os._exit(9)",
    "textual": "x = (",
    "tinydb": "import no_such_thing",
}


@pytest.mark.hazard("H53.1")
def test_it_ends_well_unless_something_fails(peertui: Peertui, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = [ok("one", "1"), warn("two", "2", "do this")]
    monkeypatch.setattr("peertui.cli.doctor_cmd.examine", lambda *_, **__: findings)
    ended = peertui("doctor")
    assert (ended.code, ended.err) == (Exit.DONE, "")
    assert ended.out.splitlines() == [
        "OK    one" + " " * 16 + "1",
        "WARN  two" + " " * 16 + "2 - do this",
        "1 OK, 1 WARN, 0 FAIL",
    ]
    findings.append(fail("three", "3", "do that"))
    assert peertui("doctor").code == Exit.FAILED


def test_a_group_of_checks_that_goes_wrong_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    for name in ("probes.gather.look_at_install", "probes.gather.look_at_screen"):
        monkeypatch.setattr(f"peertui.doctor.{name}", broken)
    lines = [finding.line for finding in doctor.examine(tmp_path, chosen=True)]
    assert [line.split()[:3] for line in lines if line.startswith("FAIL")] == [
        ["FAIL", "install", "ZeroDivisionError"],
        ["FAIL", "terminal", "ZeroDivisionError"],
    ]
    assert any("a chosen place" in line for line in lines)


def test_half_the_packages_broken_is_a_line_each_and_no_name_is_told(tmp_path: Path) -> None:
    home = tmp_path / "quentin-smyth"
    for name, text in BROKEN.items():
        (home / "lib" / name).mkdir(parents=True)
        (home / "lib" / name / "__init__.py").write_text(text)
    environ = os.environ | {"PYTHONPATH": str(home / "lib"), "HOME": str(home), "USER": "quentin-smyth"}
    environ |= {"USERPROFILE": str(home), "USERNAME": "quentin-smyth", "TERM_PROGRAM": str(home / "term")}
    environ.pop("PEERTUI_DATA", None)
    ended = subprocess.run(
        [sys.executable, "-m", "peertui", "doctor"],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ended.returncode == Exit.FAILED, ended.stderr
    assert ended.stderr == ""
    lines = ended.stdout.splitlines()
    failed = {line.split("  ")[1].strip() for line in lines if line.startswith("FAIL")}
    assert failed >= {"try AES-GCM", "try Argon2id", "try pydantic-core", "try textual", "try tinydb", "data folder"}
    assert not failed & {"try fonts", "install", "terminal", "laptop"}, "it loaded what it looks at"
    assert "stops the whole program" in next(line for line in lines if "try reportlab" in line)
    assert all(line.startswith(("OK ", "WARN ", "FAIL ")) for line in lines[:-1])
    assert ended.stdout.isascii()
    assert "quentin" not in ended.stdout
    assert str(tmp_path) not in ended.stdout


def test_keys_need_a_terminal(peertui: Peertui) -> None:
    ended = peertui("doctor", "--keys")
    assert (ended.code, ended.out) == (Exit.TERMINAL, "")
    assert "not a terminal" in ended.err
