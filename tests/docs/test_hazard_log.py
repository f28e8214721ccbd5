"""Every hazard of the log has controls, every control tests that carry its id and run, and no id is of nothing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.support.docs import named_tests
from tests.support.docs.hazard_log import FILE, OWNER, SEVERITIES, Control, NotALog, glance, read
from tests.support.docs.named_tests import NamedTest, how_many, limits, missing_from_run, shown_controls

TEXT = FILE.read_text(encoding="utf-8")
HAZARDS = read(TEXT)
CONTROLS = [control for hazard in HAZARDS for control in hazard.controls]
TESTS = shown_controls()
EVERY_DAY = ("", "not on Windows")

ONE = """### H01 Words are lost

**Cause.** A power cut.
**Effect.** A worse plan.
**Severity before controls.** Minor.
**Controls.**
- **H01.1** Each change is
  saved. Tests: 2 (1 not on Windows).
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


def test_no_two_controls_have_one_id() -> None:
    assert len({control.id for control in CONTROLS}) == len(CONTROLS)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_a_control_has_its_tests_and_says_how_many(control) -> None:
    marked = TESTS.get(control.id, [])
    assert any(test.said in EVERY_DAY for test in marked), f'no everyday test carries mark.hazard("{control.id}")'
    assert control.tests == how_many(marked), "mend the count, or bring back the test that has gone"


def test_every_marker_is_of_a_control() -> None:
    assert set(TESTS) - {control.id for control in CONTROLS} == set()


def test_the_table_in_front_names_every_hazard_as_it_stands_below() -> None:
    assert glance(TEXT) == [
        (hazard.id, hazard.title, hazard.parts["Severity before controls"].partition(".")[0].lower())
        for hazard in HAZARDS
    ]


def test_the_whole_run_has_every_test_of_a_control(request: pytest.FixtureRequest) -> None:
    assert not missing_from_run({test for marked in TESTS.values() for test in marked}, request)


# -- and these can fail ------------------------------------------------------------------------------------------------


def test_a_hazard_without_a_part_a_control_or_a_count_is_no_log() -> None:
    [hazard] = read(ONE)
    assert hazard.controls == (Control("H01.1", "Each change is saved.", "Tests: 2 (1 not on Windows)"),)
    for part in ("**Cause.** A power cut.\n", " A power cut.", " Tests: 2 (1 not on Windows).", "**H01.1** "):
        assert part in ONE
        with pytest.raises(NotALog):
            read(ONE.replace(part, ""))
    with pytest.raises(NotALog):
        read(ONE.replace("H01.1", "H02.1"))


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


MARKED = """
import sys
import pytest

pytestmark = pytest.mark.hazard("H01.1")

@pytest.mark.hazard("H02.1", "H03.1")
def test_one(): ...

@pytest.mark.skipif(sys.platform == "win32", reason="another way")
@pytest.mark.hazard("H02.1")
async def test_other(): ...
"""


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(named_tests, "ROOT", tmp_path)
    (tmp_path / "tests").mkdir()
    file = tmp_path / "tests" / "test_marked.py"
    file.write_text(MARKED)
    return file


def test_a_control_finds_its_tests_by_their_markers(marked: Path) -> None:
    one = NamedTest("tests/test_marked.py", "test_one")
    other = NamedTest("tests/test_marked.py", "test_other", "not on Windows")
    assert shown_controls() == {"H01.1": [one, other], "H02.1": [one, other], "H03.1": [one]}
    assert how_many([one]) == "Tests: 1"
    assert how_many([one, other]) == "Tests: 2 (1 not on Windows)"


@pytest.mark.parametrize(
    "astray",
    [
        "@pytest.mark.hazard('H01.1')\ndef helper(): ...",
        "@pytest.mark.hazard()\ndef test_none(): ...",
        "@pytest.mark.hazard(ID)\ndef test_named(): ...",
        "@pytest.mark.parametrize('a', [pytest.param(1, marks=pytest.mark.hazard('H01.1'))])\ndef test_part(a): ...",
    ],
)
def test_a_marker_that_marks_nothing_is_seen(marked: Path, astray: str) -> None:
    marked.with_name("test_astray.py").write_text(f"import pytest\n{astray}\n")
    with pytest.raises(LookupError):
        shown_controls()


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
