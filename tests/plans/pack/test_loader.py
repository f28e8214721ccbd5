"""Loading a pack: fallback, speed, a service's own folder, and what is said of a broken pack."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plans.guide import state_machine
from plans.pack.loader import PackError, build, gather, load_pack
from plans.record.models import Session, now_utc
from tests.support.plans.packs import copy_pack


@pytest.fixture
def pack(tmp_path):
    """A folder with a whole pack."""
    return copy_pack(tmp_path)


@pytest.fixture
def own(tmp_path):
    """A service's own folder, still empty."""
    folder = tmp_path / "own"
    (folder / "modules").mkdir(parents=True)
    return folder


def problem(folder: Path, override: Path | None = None) -> PackError:
    with pytest.raises(PackError) as caught:
        build("en-GB", folder, override)
    return caught.value


@pytest.mark.hazard("H57.3")
@pytest.mark.parametrize("locale", ["en-GB", "en_gb", "en-IE", "en", "cy-GB", "", "../../etc"])
def test_any_locale_finds_a_pack(locale):
    assert load_pack(locale).locale == "en-GB"


def test_a_pack_is_read_once():
    assert load_pack() is load_pack("en-GB") is load_pack("en_IE") is load_pack("en-GB", None)


def test_loading_is_quick(pack):
    build("en-GB", pack)
    taken = []
    for _ in range(5):
        start = time.process_time()
        build("en-GB", pack)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.060


def test_a_missing_file_is_named(pack):
    (pack / "safety.toml").unlink()
    assert str(problem(pack)) == "safety.toml: This file is missing. Put it back."


def test_a_pack_without_modules_is_refused(pack):
    for path in (pack / "modules").iterdir():
        path.unlink()
    assert problem(pack).file == "modules"


def test_text_in_another_encoding_is_named(pack):
    (pack / "safety.toml").write_bytes('title = "Sécurité"'.encode("latin-1"))
    assert "UTF-8" in str(problem(pack))


def test_a_service_replaces_adds_and_hides_kinds(pack, own):
    (own / "entries.toml").write_text(
        '[[kinds]]\nid = "role"\nlabel = "hat"\nplural = "hats"\nmain = "text"\n'
        'fields = [{ name = "text", type = "text", label = "A hat I wear" }]\n'
        '[[kinds]]\nid = "song"\nlabel = "song"\nplural = "songs"\nmain = "name"\n'
        'fields = [{ name = "name", type = "text", label = "The song" }]\n',
        "utf-8",
    )
    (own / "help_lines.toml").write_text('[[help_lines]]\nid = "uk-shout"\nhide = true\n', "utf-8")
    built = build("en-GB", pack, own)
    plain = build("en-GB", pack)
    assert built.kinds["role"].label == "hat"
    assert list(built.kinds) == [*plain.kinds, "song"]
    assert {line.id for line in plain.help_lines} - {line.id for line in built.help_lines} == {"uk-shout"}


@pytest.mark.hazard("H56.2")
def test_a_service_changes_one_step_and_adds_another(pack, own):
    (own / "modules" / "recovery.toml").write_text(
        'title = "Doing okay"\n'
        '[[steps]]\nid = "going"\ntitle = "Going on"\nprompt = "What gets you up?"\n'
        '[[steps]]\nid = "music"\ntitle = "My music"\nprompt = "What do you listen to?"\n'
        '[[steps]]\nid = "stigma"\nhide = true\n',
        "utf-8",
    )
    ours, theirs = build("en-GB", pack, own).module("recovery"), build("en-GB", pack).module("recovery")
    assert ours.title == "Doing okay"
    assert ours.cautions == theirs.cautions
    assert [s.id for s in ours.steps] == [*(s.id for s in theirs.steps if s.id != "stigma"), "music"]
    assert next(s for s in ours.steps if s.id == "going").prompt == "What gets you up?"


def test_a_service_adds_a_step_to_a_stage_and_keeps_the_others(pack, own):
    (own / "flow.toml").write_text(
        '[[stages]]\nid = "arrive"\n[[stages.steps]]\nid = "tea"\ntitle = "Tea first"\nprompt = "Shall we have tea?"\n',
        "utf-8",
    )
    arrive = next(s for s in build("en-GB", pack, own).flow.stages if s.id == "arrive")
    assert [s.id for s in arrive.steps] == ["today", "here", "typing", "stays", "weather", "tea"]
    assert arrive.title == "Arrive and check in"


def test_a_service_adds_a_module_at_the_end_and_hides_another(pack, own):
    (own / "modules" / "garden.toml").write_text(
        'id = "garden"\ntitle = "The garden"\nconcept = "Growing"\npurpose = "Grow something."\n'
        "why = []\ncautions = []\nshort_route = []\n"
        '[[steps]]\nid = "seed"\ntitle = "A seed"\nprompt = "What would you grow?"\n',
        "utf-8",
    )
    (own / "modules" / "medication.toml").write_text("hide = true\n", "utf-8")
    ids = [m.id for m in build("en-GB", pack, own).modules]
    assert ids[-1] == "garden"
    assert "medication" not in ids


@pytest.mark.hazard("H56.1")
def test_a_slip_of_the_service_names_its_own_file(pack, own):
    (own / "entries.toml").write_text('[[kinds]]\nid = "role"\nlabel = "hat"\n', "utf-8")
    found = problem(pack, own)
    assert found.file == str(own / "entries.toml")
    assert found.key == "kinds[role].plural"


def test_hiding_a_step_of_a_short_route_is_said(pack, own):
    (own / "modules" / "crisis.toml").write_text('[[steps]]\nid = "hour"\nhide = true\n', "utf-8")
    found = problem(pack, own)
    assert (found.file, found.key) == (str(own / "modules" / "crisis.toml"), "short_route")


@pytest.mark.hazard("H56.1")
@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("entrys.toml", "", "no file of this name"),
        ("modules/deep/x.toml", "", "no file of this name"),
        ("safety.toml", "hide = true\n", "cannot do without"),
        ("flow.toml", "stages = 3\n", "wrong kind"),
        ("modules/recovery.toml", 'steps = ["going"]\n', "wrong kind"),
    ],
)
def test_a_slip_in_the_services_folder_is_said(pack, own, name, text, says):
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    (own / name).write_text(text, "utf-8")
    found = problem(pack, own)
    assert says in found.problem
    assert Path(found.file) == own / name


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("help_lines.toml", '[[help_lines]]\nid = "uk-gone"\nhide = true\n', "help_lines[uk-gone]"),
        (
            "flow.toml",
            '[[stages]]\nid = "arrive"\nsteps = [{ id = "tea", hide = true }]\n',
            "stages[arrive].steps[tea]",
        ),
        ("modules/gone.toml", "hide = true\n", "hide"),
    ],
)
def test_hiding_what_a_newer_pack_dropped_keeps_the_rest_of_the_folder(pack, own, name, text, key):
    (own / name).write_text(text, "utf-8")
    (own / "safety.toml").write_text('title = "Ours"\n', "utf-8")
    assert build("en-GB", pack, own).safety.title == "Ours"
    _, files, found = gather("en-GB", pack, own)
    assert found == ()
    [gone] = files.hides_nothing
    assert (Path(gone.file), gone.key) == (own / name, key)
    assert "nothing of this id to hide" in gone.problem


def test_a_folder_that_is_not_there_is_said(pack, tmp_path):
    assert "not there" in problem(pack, tmp_path / "nowhere").problem


def test_everything_that_is_wrong_is_gathered_file_by_file(pack, own):
    (own / "entrys.toml").write_text("", "utf-8")
    (own / "safety.toml").write_text("title = 3\nlines = 4\n", "utf-8")
    (own / "modules" / "recovery.toml").write_text("title = [\n", "utf-8")
    made, _, found = gather("en-GB", pack, own)
    assert made is None
    assert [(Path(slip.file).name, slip.key) for slip in found] == [
        ("entrys.toml", ""),
        ("recovery.toml", ""),
        ("safety.toml", "title"),
        ("safety.toml", "lines"),
    ]


def test_a_module_without_a_short_route_is_walked_whole(pack, own):
    (own / "modules" / "recovery.toml").write_text("short_route = []\n", "utf-8")
    built = build("en-GB", pack, own)
    session = state_machine.open_module(built, Session(), "recovery", now_utc(), short=True)
    seen = state_machine.view(built, session)
    assert seen.place == "recovery/my-words"
    assert not seen.can_shorten


def test_a_first_stage_without_steps_is_said(pack, own):
    (own / "flow.toml").write_text('[[stages]]\nid = "before"\n[[stages.steps]]\nid = "ready"\nhide = true\n', "utf-8")
    found = problem(pack, own)
    assert (found.key, found.remedy) == ("stages[before].steps", "Add one, or hide the stage.")


def test_a_meeting_without_choosing_together_is_said(pack, own):
    (own / "flow.toml").write_text(
        '[[stages]]\nid = "choose"\n[[stages.steps]]\nid = "what-matters"\nhide = true\n', "utf-8"
    )
    assert problem(pack, own).key == "stages"
