"""Every hazard of the log has controls, and every control a test that is there and runs."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.support.docs import named_tests
from tests.support.docs.hazard_log import FILE, OWNER, SEVERITIES, NotALog, glance, read
from tests.support.docs.named_tests import NamedTest, limits, missing_from_run

TEXT = FILE.read_text(encoding="utf-8")
HAZARDS = read(TEXT)
NAMED = sorted({test for hazard in HAZARDS for control in hazard.controls for test in control.tests})
EVERY_DAY = ("", "not on Windows")

ONE = """### H01 Words are lost

**Cause.** A power cut.
**Effect.** A worse plan.
**Severity before controls.** Minor.
**Controls.**
- Each change is saved. Shown by `tests/test_a.py::test_b` (not on Windows).
**For the service.** Nothing.
**What is left.** A little.
**Owner.** The service's clinical safety officer, to confirm.
"""


def test_the_hazards_are_many_numbered_and_named_once() -> None:
    assert [hazard.id for hazard in HAZARDS] == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]
    assert len(HAZARDS) >= 30
    assert len({hazard.title for hazard in HAZARDS}) == len(HAZARDS)


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.id)
def test_a_hazard_says_how_bad_whose_it_is_and_what_holds_it(hazard) -> None:
    assert hazard.parts["Severity before controls"].partition(".")[0].lower() in SEVERITIES
    assert hazard.parts["Owner"] == OWNER
    assert hazard.controls
    for control in hazard.controls:
        assert any(test.said in EVERY_DAY for test in control.tests), f"no everyday test for: {control.words}"


def test_every_named_test_is_there_and_runs_when_the_log_says_so() -> None:
    assert [told for test in NAMED if (told := wrong(test))] == []


def wrong(test: NamedTest) -> str:
    """What the log has wrong about a test, "" if nothing."""
    try:
        found = ", ".join(sorted(limits(test)))
    except LookupError as error:
        return str(error)
    return "" if found == test.said else f"{test}: ({found}) and not ({test.said})"


def test_the_table_in_front_names_every_hazard_as_it_stands_below() -> None:
    assert glance(TEXT) == [
        (hazard.id, hazard.title, hazard.parts["Severity before controls"].partition(".")[0].lower())
        for hazard in HAZARDS
    ]


def test_the_whole_run_has_every_named_test(request: pytest.FixtureRequest) -> None:
    assert not missing_from_run(NAMED, request)


# -- and these can fail ------------------------------------------------------------------------------------------------


def test_a_hazard_without_a_part_a_control_or_a_test_is_no_log() -> None:
    [hazard] = read(ONE)
    assert hazard.controls[0].tests == (NamedTest("tests/test_a.py", "test_b", "not on Windows"),)
    for part in ("**Cause.** A power cut.\n", " A power cut.", " Shown by `tests/test_a.py::test_b` (not on Windows)."):
        assert part in ONE
        with pytest.raises(NotALog):
            read(ONE.replace(part, ""))


PLANTED = """
import sys
import pytest

slow = pytest.mark.long
posix = pytest.mark.skipif(sys.platform == "win32", reason="another way")

def test_every_day(): ...

@pytest.mark.parametrize("one", [1, pytest.param(2, marks=pytest.mark.long)])
async def test_partly_long(one): ...

@slow
def test_long(): ...

@posix
def test_posix(): ...

@pytest.mark.skipif(not shutil.which("tool"), reason="needs a tool")
def test_needs_a_tool(): ...

@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("tool"), reason="needs a tool")
def test_needs_a_tool_there_too(): ...

@pytest.mark.skip
def test_skipped(): ...

@pytest.mark.xfail(strict=True)
def test_expected(): ...

def test_gives_up():
    if sys.platform:
        pytest.skip("not today")

def helper(): ...
"""


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(named_tests, "ROOT", tmp_path)
    (tmp_path / "test_planted.py").write_text(PLANTED)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("test_every_day", set()),
        ("test_partly_long", set()),
        ("test_long", {"long runs only"}),
        ("test_posix", {"not on Windows"}),
        ("test_skipped", {"skipped"}),
        ("test_expected", {"expected not to hold"}),
        ("test_gives_up", {"may be skipped"}),
        ("test_needs_a_tool", {"not everywhere"}),
        ("test_needs_a_tool_there_too", {"not everywhere"}),
    ],
)
def test_what_keeps_a_test_from_running_is_seen(planted: Path, name: str, said: set[str]) -> None:
    assert limits(NamedTest("test_planted.py", name)) == said


def test_a_file_that_gives_up_is_seen_in_every_test_of_it(planted: Path) -> None:
    (planted / "test_planted.py").write_text(
        'import pytest\npytestmark = [pytest.mark.long]\npytest.importorskip("x")\ndef test_a(): ...\n'
    )
    assert limits(NamedTest("test_planted.py", "test_a")) == {"long runs only", "not everywhere"}


@pytest.mark.parametrize(
    "named", [("test_gone.py", "test_a"), ("test_planted.py", "test_a"), ("test_planted.py", "helper")]
)
def test_a_test_that_is_not_there_is_seen(planted: Path, named: tuple[str, str]) -> None:
    with pytest.raises(LookupError):
        limits(NamedTest(*named))
    assert wrong(NamedTest(*named))


def test_saying_too_little_of_when_a_test_runs_is_seen(planted: Path) -> None:
    assert not wrong(NamedTest("test_planted.py", "test_long", "long runs only"))
    assert wrong(NamedTest("test_planted.py", "test_long"))
    assert wrong(NamedTest("test_planted.py", "test_every_day", "long runs only"))


def a_run(*items: SimpleNamespace, **chosen: object) -> pytest.FixtureRequest:
    """What a test sees of a whole run that collected these."""
    option = SimpleNamespace(**{"keyword": "", "deselect": None, "lf": False, "markexpr": "not long", **chosen})
    config = SimpleNamespace(option=option, args=["tests"], getini=lambda _: ["tests"])
    return cast("pytest.FixtureRequest", SimpleNamespace(config=config, session=SimpleNamespace(items=items)))


def an_item(node: str, *marks: pytest.Mark) -> SimpleNamespace:
    """One collected test."""
    return SimpleNamespace(nodeid=node, iter_markers=lambda name: [mark for mark in marks if mark.name == name])


def test_a_whole_run_without_a_named_test_is_seen() -> None:
    named, off = [NamedTest("tests/test_a.py", "test_b")], pytest.mark.skipif(True, reason="not here").mark
    assert not missing_from_run(named, a_run(an_item("tests/test_a.py::test_b[one]")))
    assert missing_from_run(named, a_run(an_item("tests/test_a.py::test_c")))
    for mark in (off, pytest.mark.skip.mark, pytest.mark.xfail.mark):
        assert missing_from_run(named, a_run(an_item("tests/test_a.py::test_b", mark)))
    assert not missing_from_run(named, a_run(keyword="other"))
    assert not missing_from_run(named, a_run(markexpr="long"))
    assert not missing_from_run([named[0]._replace(said="long runs only")], a_run())
