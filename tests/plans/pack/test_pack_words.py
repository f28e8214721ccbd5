"""The en-GB pack holds the whole programme, word for word, and none of the words we never use."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from plans.pack.help_lines import SourceKind, on_paper
from plans.pack.line_templates import fields
from plans.pack.loader import load_pack
from plans.pack.models import FieldType, HowMany, StageRole
from plans.pack.own_words import fill
from plans.pack_lint.banned_words import NEVER
from tests.support.folders import DATA
from tests.support.plans.packs import PACK_FOLDER

LEFT_BLANK = "(left blank)"
"""Stands among the programme's words for an answer with no word. Nobody picks it: leaving the field alone is that."""
PROGRAMME: dict[str, Any] = json.loads((DATA / "programme.json").read_text("utf-8"))
PACK = load_pack()


def strings(value: object) -> Iterator[str]:
    """Every string in a table, keys left aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def toml_files() -> list[Path]:
    return sorted(PACK_FOLDER.rglob("*.toml"))


@pytest.mark.hazard(
    "H21.4", "H32.3", "H33.4", "H36.3", "H38.5", "H40.2", "H41.3", "H42.3", "H43.1", "H43.3", "H45.1", "H48.2", "H49.1"
)
@pytest.mark.parametrize("module", PROGRAMME["modules"], ids=lambda m: m["id"])
def test_a_module_is_the_programmes_word_for_word(module):
    ours = PACK.module(module["id"])
    assert ours is not None
    for name in ("title", "concept", "purpose"):
        assert getattr(ours, name) == module[name]
    for name in ("why", "short_route"):
        assert list(getattr(ours, name)) == module[name]
    assert [fill(caution, PACK.spoken_of("England")) for caution in ours.cautions] == module["cautions"]
    said = [
        {"id": s.id, "prompt": s.prompt, "follow_ups": list(s.follow_ups), "entries": list(s.entries)}
        for s in ours.steps
    ]
    assert said == module["steps"]


def test_modules_stand_in_the_programmes_order():
    assert [m.id for m in PACK.modules] == [m["id"] for m in PROGRAMME["modules"]]


def test_only_medication_begins_by_asking():
    assert [m.id for m in PACK.modules if m.starts_with_consent] == ["medication"]


@pytest.mark.hazard("H04.1", "H16.3", "H20.2", "H22.1", "H39.2", "H42.4", "H47.1")
def test_every_prompt_of_the_frame_is_said_in_order():
    said = {
        stage.id: [words for s in stage.steps for words in (s.points or (s.prompt, *s.follow_ups))]
        for stage in PACK.flow.stages
    }
    said["steps"], said["plan"] = list(PACK.flow.cautions), list(PACK.flow.keep_prompts)
    assert said == {stage["id"]: stage["prompts"] for stage in PROGRAMME["flow"]}


def test_stages_keep_their_titles_times_and_entry_kinds():
    theirs = {stage["id"]: stage for stage in PROGRAMME["flow"] if stage["id"] not in ("steps", "plan")}
    assert [stage.id for stage in PACK.flow.stages] == list(theirs)
    for stage in PACK.flow.stages:
        assert (stage.title, stage.time) == (theirs[stage.id]["title"], theirs[stage.id]["time"])
        assert [kind for step in stage.steps for kind in step.entries] == theirs[stage.id]["entries"]


def test_each_part_of_the_frame_that_needs_a_screen_of_its_own_is_there_once():
    roles = [step.role for stage in PACK.flow.stages for step in stage.steps if step.role is not StageRole.TALK]
    last, pick = StageRole.LAST_TIME, [StageRole.CHOOSE, StageRole.JUST_TALK]
    close = [StageRole.READ_BACK, StageRole.PAGE, StageRole.NEXT_MEETING]
    assert roles == [StageRole.CHECKLIST, last, *pick, *close, StageRole.CHECKLIST]


@pytest.mark.hazard("H47.1")
def test_which_stages_are_for_the_worker_and_which_need_a_last_time():
    assert [s.id for s in PACK.flow.stages if s.worker_only] == ["before", "after"]
    assert [s.id for s in PACK.flow.stages if s.needs_last_time] == ["last"]


@pytest.mark.hazard("H33.2", "H40.1", "H43.2")
@pytest.mark.parametrize("kind_id", PROGRAMME["kinds"])
def test_a_kind_has_the_programmes_fields_and_choices(kind_id):
    renamed = {"bool": FieldType.YES_NO, "ref": FieldType.REFERENCE}
    kind = PACK.kinds[kind_id]
    theirs = PROGRAMME["kinds"][kind_id]
    assert [f.name for f in kind.fields] == list(theirs)
    for field in kind.fields:
        name, _, choices = theirs[field.name].partition("[")
        assert field.type == renamed.get(name, name)
        assert list(field.choices) == [c for c in choices.rstrip("]").split("|") if c and c != LEFT_BLANK]


@pytest.mark.hazard("H33.2", "H40.1")
def test_there_are_no_other_kinds():
    assert list(PACK.kinds) == list(PROGRAMME["kinds"])


@pytest.mark.hazard("H04.6", "H32.2")
@pytest.mark.parametrize(
    ("kind", "field", "default"),
    [
        ("writing_agreement", "who_may_see", "only us"),
        ("free_note", "share", "private to us"),
        ("my_story", "share", "private to us"),
        ("ending", "meetings_planned", 10),
        ("wish", "status", "my wish"),
    ],
)
def test_a_default_of_the_programme_is_kept(kind, field, default):
    assert PACK.kinds[kind].field(field).default == default


def test_how_many_and_in_which_order():
    ones = {k.id for k in PACK.kinds.values() if k.how_many is HowMany.ONE}
    assert ones == {"sharing_choice", "ending", "recovery_means", "my_story", "review_date", "med_list_kept"}
    once = {k.id for k in PACK.kinds.values() if k.how_many is HowMany.ONE_PER_SESSION}
    assert once == {"writing_agreement", "checkin", "takeaway", "med_ok"}
    assert {k.id for k in PACK.kinds.values() if k.ordered} == {"early_sign", "supporter", "rung"}


@pytest.mark.hazard("H44.1")
def test_the_look_back_is_the_programmes():
    ours = {
        lens.title: [{"id": p.id, "prompt": p.prompt, "can_add_to": list(p.can_add_to)} for p in lens.prompts]
        for lens in PACK.look_back.lenses
    }
    assert ours == PROGRAMME["lenses"]
    choices = PACK.kinds["reflection"].field("lens").choices
    assert list(ours) == list(choices[:2])
    assert PACK.look_back.most_prompts == 3


def test_every_kind_is_made_somewhere():
    steps = [s for m in PACK.modules for s in m.steps] + [s for stage in PACK.flow.stages for s in stage.steps]
    look_back = PACK.look_back
    steps += [look_back.where, look_back.pick, look_back.answer, look_back.noticed]
    assert {kind for step in steps for kind in step.entries} == set(PACK.kinds)


@pytest.mark.hazard("H57.1")
def test_titles_and_labels_are_short():
    for module in PACK.modules:
        for step in module.steps:
            assert 2 <= len(step.title.split()) <= 5, step.title
    for stage in PACK.flow.stages:
        for step in stage.steps:
            assert 2 <= len(step.title.split()) <= 5, step.title
    for kind in PACK.kinds.values():
        assert len(kind.label) <= 40
        for field in kind.fields:
            assert field.label[0].isupper()
            assert len(field.label) <= 32, field.label


@pytest.mark.hazard("H46.1")
@pytest.mark.parametrize("path", toml_files(), ids=lambda p: p.name)
def test_no_word_that_we_never_use(path):
    for words in strings(tomllib.loads(path.read_text("utf-8"))):
        assert not NEVER.found(words), words


@pytest.mark.hazard("H35.2")
def test_every_region_has_an_emergency_number_and_a_line_to_talk():
    for region in PACK.regions:
        lines = PACK.lines_for(region.id)
        assert any(line.emergency and line.urgent for line in lines), region.id
        assert any(line.urgent and not line.emergency for line in lines), region.id


@pytest.mark.hazard("H34.7")
def test_no_help_line_claims_to_be_checked_and_each_says_where_it_is_from():
    for line in PACK.help_lines:
        assert line.verified_on is None
        assert line.source_kind in (SourceKind.OPERATOR, SourceKind.GOVERNMENT, SourceKind.OTHER)
        assert line.source or line.source_name
        assert line.emergency or line.how or line.source_url or not line.is_official
        assert date(2026, 11, 1) < line.review_by <= date(2027, 11, 1)
        if line.is_official and not line.emergency and line.source_seen is None:
            assert line.review_by <= date(2027, 5, 28)


def test_each_line_has_the_source_that_was_found_for_it():
    """Who says it, the name that prints, the day of the page; and whether it prints once Canada's page is too old."""
    found = {
        line.id: (line.kind.value, line.source_name, line.source_seen and line.source_seen.isoformat())
        for line in PACK.help_lines
        if not line.emergency
    }
    assert found == {
        "uk-samaritans": ("operator", "samaritans.org", None),
        "uk-shout": ("operator", "giveusashout.org", "2024-11-04"),
        "uk-999-text": ("government", "West Yorkshire Police", None),
        "uk-relay": ("government", "West Yorkshire Police", None),
        "uk-999-bsl": ("other", "", "2022-11-10"),
        "england-111": ("government", "the NHS", "2024-08-26"),
        "wales-111": ("government", "the Welsh Government", "2025-10-10"),
        "scotland-111": ("government", "NHS Scotland", None),
        "scotland-breathing-space": ("government", "NHS Scotland", None),
        "ni-lifeline": ("operator", "lifelinehelpline.info", None),
        "ni-lifeline-textphone": ("other", "", None),
        "ireland-samaritans": ("government", "the Houses of the Oireachtas", "2013-12-10"),
        "ireland-text-about-it": ("other", "", "2023-10-10"),
        "us-988": ("operator", "988lifeline.org", None),
        "us-crisis-text-line": ("other", "", None),
        "canada-988": ("government", "the Government of Canada", "2023-11-30"),
        "australia-lifeline": ("government", "health.gov.au", "2024-09-10"),
        "australia-lifeline-text": ("other", "", None),
        "australia-suicide-call-back": ("other", "", "2023-10-10"),
        "nz-need-to-talk": ("government", "the New Zealand Government", "2017-06-29"),
    }
    printed = {line.id for line in on_paper(PACK.help_lines, date(2026, 12, 1)) if not line.emergency}
    assert printed == {
        *("uk-samaritans", "uk-shout", "england-111", "wales-111", "scotland-111", "scotland-breathing-space"),
        *("ni-lifeline", "us-988", "australia-lifeline"),
    }


def test_the_help_lines_are_those_that_may_be_claimed_and_no_others():
    assert {
        region.id: [line.to_use for line in PACK.help_lines if line.region == region.id] for region in PACK.regions
    } == {
        "England": ["111"],
        "Wales": ["111"],
        "Scotland": ["111", "0800 83 85 87"],
        "Northern Ireland": ["0808 808 8000", "18001 0808 808 8000"],
        "UK": ["999 (or 112)", "116 123", "text SHOUT to 85258", "999", "18001", "999"],
        "Ireland": ["112 or 999", "116 123", "text 50808"],
        "US": ["911", "call, text or chat 988", "text to 741741"],
        "Canada": ["911", "call or text 988"],
        "Australia": ["000", "13 11 14", "text 0477 13 11 14", "1300 659 467"],
        "New Zealand": ["111", "call or text 1737"],
    }
    assert {line.hours for line in PACK.help_lines} == {"any time", ""}
    assert {line.id for line in PACK.help_lines if not line.hours and not line.how} == {
        "scotland-111",
        "scotland-breathing-space",
    }
    assert {line.id for line in PACK.help_lines if line.how} == {"uk-999-text", "uk-relay", "uk-999-bsl"}
    assert [line.note for line in PACK.help_lines if line.note] == ["If you have a team, ring them first"]


@pytest.mark.hazard("H38.4", "H39.1")
def test_the_safety_card_names_the_persons_on_call():
    assert sum("{on_call}" in line for line in PACK.safety.lines) == 1
    assert len(PACK.safety.lines) == 6


def test_page_sections_stand_in_reading_order():
    ids = [(s.id, s.column) for s in PACK.page.sections]
    left = ["matters", "well", "daily", "signs", "making_sense", "goals"]
    right = ["crisis", "people", "services", "wishes", "medication"]
    assert ids == [(i, "left") for i in left] + [(i, "right") for i in right]
    assert [s.id for s in PACK.page.sections if s.boxed] == ["crisis"]
    assert [s.id for s in PACK.page.sections if s.help_lines] == ["services"]


@pytest.mark.hazard("H18.4", "H44.4")
def test_private_kinds_have_no_place_on_the_page():
    kinds = {part.kind for section in PACK.page.sections for part in section.parts}
    assert not kinds & {"my_story", "told_me", "question", "free_note", "reflection", "reflection_answer", "checkin"}


def test_supporters_print_no_more_than_who_they_are_when_and_a_number():
    for section in PACK.page.sections:
        for part in section.parts:
            if part.kind == "supporter":
                assert part.needs == {"knows_they_are_listed": True, "do_not_call": False}
                used = {*fields(part.text), *fields(part.detail), *fields(part.right)}
                assert used <= {"name", "relation", "when", "phone"}


def test_the_pack_is_found_as_package_data():
    assert (files("plans") / "pack" / "locales" / "en-GB" / "modules" / "crisis.toml").is_file()
