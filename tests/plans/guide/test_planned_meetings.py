"""About how many meetings, said softly; who stands in; and finishing well in the person's own words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from plans.guide import state_machine
from plans.guide.module_progress import overview
from plans.guide.planned_meetings import (
    cover_person,
    is_beyond,
    is_near_the_end,
    planned_meetings,
    prompt_now,
    said_goodbye,
)
from plans.guide.prompt_slots import slots
from plans.guide.step_content import written_at
from plans.pack.loader import build, load_pack
from plans.pack.models import ENDING, MEETINGS, Step
from plans.pack.own_words import say
from plans.record.models import Entry, Person, Record, Session
from tests.support.context import context_of
from tests.support.plans.packs import change, copy_pack

PACK = load_pack()
T0 = datetime(2026, 3, 3, 10, tzinfo=UTC)
FINISHING = PACK.finishing


def entry(kind: str, /, session: str = "s1", **values: object) -> Entry:
    return Entry(kind=kind, values=values, session=session, created=T0, changed=T0)


def record(*entries: Entry, meetings: int = 1) -> Record:
    sessions = tuple(Session(id=f"s{n}", number=n, started=T0) for n in range(1, meetings + 1))
    return Record(person=Person(called="Mimi"), sessions=sessions, entries=entries)


def said(step: Step, about: Record, session: Session) -> str:
    return say(
        prompt_now(context_of(about, session=session), step), PACK, slots(context_of(about, session=session)), {}
    )


def frame_step(stage_id: str, step_id: str) -> Step:
    stage = next(s for s in PACK.flow.stages if s.id == stage_id)
    return next(s for s in stage.steps if s.id == step_id)


@pytest.mark.parametrize(
    ("written", "planned"),
    [(6, 6), ("8", 8), (" 12 ", 12), (None, 10), ("", 10), (0, 10), (-3, 10), (True, 10), ("about 8", 10), ("0", 10)],
)
def test_what_was_agreed_holds_and_anything_else_leaves_the_usual_number(written, planned):
    assert planned_meetings(context_of(record(entry(ENDING, meetings_planned=written)))) == planned


def test_the_usual_number_stands_in_one_place_of_the_pack(tmp_path):
    folder = copy_pack(tmp_path)
    change(folder, "flow.toml", "meetings = 10", "meetings = 12")
    own = build("en-GB", folder)
    assert planned_meetings(context_of(record(), pack=own)) == 12
    assert own.kinds[ENDING].field(MEETINGS).default == 12


@pytest.mark.hazard("H49.2")
def test_who_stands_in_is_in_the_prompt_and_left_out_when_taken_out():
    finish = PACK.module("peer_support").steps[-1]
    named = entry(ENDING, cover_person=" Ola ")
    assert cover_person(record(named)) == "Ola"
    assert "Ola will ring you" in say(
        finish.follow_ups[0], PACK, slots(context_of(record(named), session=Session(number=1))), {}
    )
    gone = named.model_copy(update={"deleted_at": T0})
    assert cover_person(record(gone)) == ""
    assert PACK.flow.no_cover in say(
        finish.follow_ups[0], PACK, slots(context_of(record(gone), session=Session(number=1))), {}
    )


@pytest.mark.hazard("H49.2")
def test_beyond_the_plan_no_number_of_meetings_is_said():
    about, last = record(entry(ENDING, meetings_planned=6)), frame_step("close", "next-meeting")
    assert said(last, about, Session(number=6)) == "That was meeting 6 of about 6. When shall we meet next?"
    assert said(last, about, Session(number=7)) == "That was meeting 7. When shall we meet next?"
    steps = [s for m in (*PACK.modules, FINISHING) for s in m.steps]
    steps += [s for stage in PACK.flow.stages for s in stage.steps]
    for step in steps:
        assert "{meetings}" not in prompt_now(context_of(about, session=Session(number=7)), step), step.id
        assert "{meetings}" not in " ".join(step.follow_ups), step.id


@pytest.mark.hazard("H49.4")
@pytest.mark.parametrize(
    ("number", "near", "beyond"), [(4, False, False), (5, True, False), (6, True, False), (7, True, True)]
)
def test_finishing_well_is_offered_before_the_last_planned_meeting_and_from_then_on(number, near, beyond):
    about = record(entry(ENDING, meetings_planned=6))
    assert is_near_the_end(context_of(about, session=Session(number=number))) is near
    assert is_beyond(context_of(about), number) is beyond


@pytest.mark.hazard("H49.4")
def test_finishing_well_can_be_opened_at_any_meeting_and_leads_back_to_choosing():
    session = state_machine.open_module(PACK, Session(number=1, started=T0), FINISHING.id, T0)
    walked = []
    while (seen := state_machine.view(PACK, session)) is not None and seen.module == FINISHING.id:
        walked.append(seen.step.id)
        assert seen.cautions == FINISHING.cautions
        assert seen.why == FINISHING.why
        session = state_machine.advance(PACK, session, T0)
    assert walked == [step.id for step in FINISHING.steps]
    assert seen is not None
    assert seen.place == "choose/what-matters"


def test_what_is_to_be_read_stands_before_what_can_be_added():
    about = record(
        entry("keeps_me_going", "s1", what="the dog"),
        entry("takeaway", "s1", text="I can say no"),
        entry("toolbox", "s1", what="tea"),
        entry("small_step", "s2", what="open one letter"),
    )
    first = {"took-away": "takeaway", "small-steps": "small_step"}
    for step, kind in first.items():
        session = state_machine.go(PACK, about.sessions[-1], f"{FINISHING.id}/{step}", T0)
        seen = state_machine.view(PACK, session)
        assert seen is not None
        kinds = [e.kind for e in written_at(context_of(about, session=session), seen)]
        assert kinds[0] == kind
        assert len(kinds) == 2


@pytest.mark.hazard("H49.4")
def test_it_gathers_the_persons_words_of_every_meeting():
    written = (
        entry("hope_for_us", "s1", text="to say it out loud"),
        entry("takeaway", "s1", text="I can say no"),
        entry("takeaway", "s3", text="Rain passes"),
        entry("small_step", "s2", what="open one letter"),
        entry("strength", "s2", got_through="the winter"),
        entry("daily_thing", "s3", what="a walk"),
        entry("supporter", "s1", name="Ola"),
        entry(ENDING, "s1", finish_well="Chips"),
        entry("takeaway", "s2", text="gone").model_copy(update={"deleted_at": T0}),
    )
    about = record(*written, meetings=4)
    shown: dict[str, list[str]] = {}
    for step in FINISHING.steps:
        session = state_machine.go(PACK, about.sessions[3], f"{FINISHING.id}/{step.id}", T0)
        seen = state_machine.view(PACK, session)
        here = written_at(context_of(about, session=session), seen)
        assert len({e.id for e in here}) == len(here)
        shown[step.id] = [e.text(PACK.kinds[e.kind].main) for e in here]
    assert shown == {
        "changed": ["to say it out loud"],
        "proud": ["the winter"],
        "came-through": ["the winter"],
        "took-away": ["I can say no", "Rain passes"],
        "small-steps": ["open one letter"],
        "keep": ["a walk"],
        "after": ["Ola"],
        "fresh-page": [],
        "goodbye": ["Chips"],
    }


def test_after_the_goodbye_nobody_is_asked_when_to_meet_next():
    small, last = frame_step("small", "small-step"), frame_step("close", "next-meeting")
    session = state_machine.go(PACK, Session(number=10, started=T0), f"{FINISHING.id}/goodbye", T0)
    assert not said_goodbye(PACK, session)
    assert "meet" in said(small, record(), session)
    session = state_machine.advance(PACK, session, T0)
    assert said_goodbye(PACK, session)
    for step in (small, last):
        assert "meet" not in said(step, record(), session)
    assert not said_goodbye(PACK, state_machine.back(session))


def test_nothing_of_it_is_counted_and_it_is_none_of_the_modules():
    words = [FINISHING.title, FINISHING.purpose, *FINISHING.why, *FINISHING.cautions]
    words += [w for s in FINISHING.steps for w in (s.title, s.prompt, *s.follow_ups)]
    assert not [w for w in words if re.search(r"\d", w)]
    assert FINISHING.id not in [o.module.id for o in overview(context_of(record()))]
    assert set(FINISHING.short_route) <= {s.id for s in FINISHING.steps}


def test_a_finishing_that_gathers_what_there_is_not_is_refused(tmp_path):
    folder = copy_pack(tmp_path)
    change(folder, "finishing.toml", 'gathers = ["takeaway"]', 'gathers = ["take_away"]')
    with pytest.raises(Exception, match=r"steps\[took-away\].gathers: There is no entry kind \"take_away\""):
        build("en-GB", folder)
