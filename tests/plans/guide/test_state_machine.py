"""The guide over random walks: never stuck, back undoes, resume lands where it stopped, nothing written is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.guide import state_machine
from plans.guide.route import LOOK_BACK, place, routes
from plans.guide.step_content import leave
from plans.pack.loader import load_pack
from plans.pack.models import StageRole
from plans.record import changes
from plans.record.models import Entry, Note, Outcome, Person, Record, Session, TrailItem
from tests.support.context import context_of

PACK = load_pack()
T0 = datetime(2026, 3, 3, 10, tzinfo=UTC)
MODULES = [m.id for m in PACK.modules]
PROMPTS = [p.id for lens in PACK.look_back.lenses for p in lens.prompts]
PLACES = [f"{r.id}/{s.id}" for r in routes(PACK, Session(number=2)) for s in r.steps]

moves = st.one_of(
    st.sampled_from(
        ["advance", "skip", "park", "back", "shorten", "just_talk", "finish", "choose", "look_back", "end"]
    ),
    st.sampled_from(MODULES).map(lambda m: f"open {m}"),
    st.sampled_from(MODULES).map(lambda m: f"short {m}"),
    st.sampled_from(PLACES).map(lambda p: f"go {p}"),
    st.sampled_from(PROMPTS).map(lambda p: f"pick {p}"),
)


def moved(session: Session, move: str, now: datetime = T0) -> Session:
    """The session after one move by name."""
    name, _, target = move.partition(" ")
    plain = {
        "advance": state_machine.advance,
        "skip": state_machine.skip,
        "park": state_machine.park,
        "just_talk": state_machine.just_talk,
    }
    plain |= {
        "finish": state_machine.finish,
        "choose": state_machine.choose_again,
        "look_back": state_machine.look_back,
    }
    if name in plain:
        return plain[name](PACK, session, now)
    if name in ("open", "short"):
        return state_machine.open_module(PACK, session, target, now, short=name == "short")
    if name == "go":
        return state_machine.go(PACK, session, target, now) if target in _places(session) else session
    if name == "pick":
        return state_machine.pick_prompts(PACK, session, (*session.looking_back, target))
    others = {
        "back": state_machine.back,
        "shorten": lambda s: state_machine.shorten(PACK, s),
        "end": lambda s: state_machine.end(s, now),
    }
    return others[name](session)


def _places(session: Session) -> set[str]:
    return {f"{r.id}/{s.id}" for r in routes(PACK, session) for s in r.steps}


@st.composite
def walks(draw: st.DrawFn) -> Session:
    """A session after some moves."""
    session = Session(number=draw(st.integers(1, 3)), started=T0)
    for move in draw(st.lists(moves, max_size=25)):
        session = moved(session, move)
    return session


@pytest.mark.hazard("H42.5")
@given(walks())
def test_there_is_always_something_to_show_until_the_session_ends(session: Session) -> None:
    seen = state_machine.view(PACK, session)
    assert (seen is None) == (session.ended is not None)
    if seen is not None:
        assert seen.step.prompt
        assert 1 <= seen.at <= seen.of
        assert seen.place == place(PACK, session)


@pytest.mark.hazard("H46.2", "H50.4")
@given(walks(), st.sampled_from(["advance", "skip", "park"]))
def test_going_on_always_reaches_the_end(session: Session, how: str) -> None:
    most = len(PLACES) + 5
    for _ in range(most):
        if session.ended:
            break
        session = moved(session, how)
    assert session.ended == T0


def test_a_part_opened_again_keeps_the_route_of_today_and_back_undoes_the_opening() -> None:
    short = moved(Session(number=1, started=T0), "short peer_support")
    there = moved(short, "advance")
    again = moved(there, "open peer_support")
    assert place(PACK, there) == place(PACK, state_machine.back(again)) == "peer_support/agree"
    assert state_machine.shorten(PACK, again).short == ()


@given(walks(), moves)
def test_back_undoes_whatever_moved(session: Session, move: str) -> None:
    if session.ended or move.partition(" ")[0] in ("back", "shorten", "short", "pick", "end"):
        return
    after = moved(session, move)
    if len(after.trail) == len(session.trail):
        return  # a jump to the place where we are is no move
    assert place(PACK, state_machine.back(after)) == place(PACK, session)
    assert state_machine.back(after).trail == session.trail


@pytest.mark.hazard("H06.8")
@given(walks())
def test_resuming_from_what_was_saved_lands_on_the_same_prompt(session: Session) -> None:
    again = Session.model_validate_json(session.model_dump_json())
    assert state_machine.view(PACK, again) == state_machine.view(PACK, session)


@pytest.mark.hazard("H04.5")
@given(walks(), moves)
def test_a_move_changes_only_the_frame_never_the_words(session: Session, move: str) -> None:
    record = Record(
        person=Person(called="Robin"),
        sessions=(session,),
        notes=(Note(text="seen", session=session.id),),
        entries=(Entry(kind="about_me", values={"text": "seen"}, session=session.id),),
    )
    after = changes.put_session(record, moved(session, move))
    assert after.notes == record.notes
    assert after.entries == record.entries


@pytest.mark.hazard("H42.2")
@pytest.mark.parametrize("order", list(permutations(MODULES[:3])))
def test_modules_can_be_taken_in_any_order_and_lead_back_to_choosing(order: tuple[str, ...]) -> None:
    session = state_machine.finish(PACK, Session(number=1, started=T0), T0)
    for module_id in order:
        session = state_machine.open_module(PACK, session, module_id, T0)
        for _ in PACK.module(module_id).steps:
            session = state_machine.advance(PACK, session, T0)
        assert state_machine.view(PACK, session).role is StageRole.CHOOSE
    assert session.chosen == order


@pytest.mark.hazard("H42.1")
@pytest.mark.parametrize("module", PACK.modules, ids=lambda m: m.id)
def test_every_step_is_walked_and_the_short_route_takes_only_its_own(module: object) -> None:
    session = state_machine.open_module(PACK, Session(number=1, started=T0), module.id, T0)
    walked = []
    while (seen := state_machine.view(PACK, session)).module:
        walked.append(seen.step.id)
        session = state_machine.advance(PACK, session, T0)
    assert walked == [s.id for s in module.steps]

    session = state_machine.open_module(PACK, Session(number=1, started=T0), module.id, T0, short=True)
    walked = []
    while (seen := state_machine.view(PACK, session)).module:
        walked.append(seen.step.id)
        session = state_machine.advance(PACK, session, T0)
    assert walked == [s.id for s in module.steps if s.id in module.short_route]


@pytest.mark.hazard("H50.6")
def test_just_talking_comes_back_to_the_step_that_was_left() -> None:
    session = state_machine.open_module(PACK, Session(number=1, started=T0), "early_signs", T0)
    session = state_machine.advance(PACK, session, T0)
    here = place(PACK, session)
    talking = state_machine.just_talk(PACK, session, T0)
    assert state_machine.view(PACK, talking).role is StageRole.JUST_TALK
    assert place(PACK, state_machine.advance(PACK, talking, T0)) == here


def test_a_first_meeting_does_not_ask_about_last_time() -> None:
    def stages(number: int) -> list[str]:
        session, seen = Session(number=number, started=T0), []
        while (view := state_machine.view(PACK, session)) is not None:
            seen.append(view.place.partition("/")[0])
            session = state_machine.advance(PACK, session, T0)
        return list(dict.fromkeys(seen))

    assert stages(1) == ["before", "arrive", "choose", "small", "close", "after"]
    assert stages(2) == ["before", "arrive", "last", "choose", "small", "close", "after"]


@pytest.mark.hazard("H44.2")
def test_the_look_back_asks_three_prompts_at_most_and_only_those_picked() -> None:
    session = state_machine.look_back(PACK, Session(number=2, started=T0), T0)
    session = state_machine.pick_prompts(PACK, session, ("b1", "a2", "b1", "nothing", "a3", "a4"))
    assert session.looking_back == ("b1", "a2", "a3")
    walked = []
    while (seen := state_machine.view(PACK, session)).place.startswith(LOOK_BACK):
        walked.append(seen.look_back_prompt)
        session = state_machine.advance(PACK, session, T0)
    assert walked == [None, None, "b1", "a2", "a3", None, None]
    assert seen.role is StageRole.CHOOSE


def test_a_step_the_pack_no_longer_has_is_passed_over() -> None:
    trail = (
        TrailItem(step="early_signs/well", outcome=Outcome.TALKED, when=T0),
        TrailItem(step="early_signs/gone", outcome=Outcome.OPENED, when=T0),
        TrailItem(step="nowhere/at-all", outcome=Outcome.TALKED, when=T0),
    )
    assert place(PACK, Session(number=1, trail=trail)) == "early_signs/first"


def test_an_unknown_place_is_refused_and_changes_nothing() -> None:
    with pytest.raises(KeyError):
        state_machine.go(PACK, Session(number=1), "early_signs/nothing", T0)
    with pytest.raises(KeyError):
        state_machine.open_module(PACK, Session(number=1), "nothing", T0)


@pytest.mark.hazard("H41.1")
@pytest.mark.parametrize(("answer", "hidden"), [("yes", False), ("not today", False), ("never with you", True)])
def test_medication_is_left_when_the_person_says_no(answer: str, hidden: bool) -> None:
    session = state_machine.open_module(PACK, Session(id="s1", number=1, started=T0), "medication", T0)
    entry = Entry(kind="med_ok", values={"talk_about_it": answer}, session="s1", created=T0, changed=T0)
    record = Record(person=Person(called="Robin"), sessions=(session,), entries=(entry,))
    after = leave(context_of(record), "s1", Outcome.TALKED, T0 + timedelta(minutes=1))
    seen = state_machine.view(PACK, after.session("s1"))
    assert (seen.place == "medication/matters") == (answer == "yes")
    assert (seen.role is StageRole.CHOOSE) == (answer != "yes")
    assert ("medication" in after.person.hidden_modules) == hidden
