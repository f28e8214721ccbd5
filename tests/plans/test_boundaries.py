"""What is not asked and not kept: the worker's own check and story, ways of getting hurt, what somebody takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from plans.guide import state_machine
from plans.guide.route import place
from plans.guide.step_content import asks_first, leave
from plans.pack.loader import load_pack
from plans.pack.models import FieldType, StageRole
from plans.record.models import Entry, Outcome, Person, Record, Session
from tests.support.context import context_of

PACK = load_pack()
T0 = datetime(2026, 3, 3, 10, tzinfo=UTC)
MEDICATION = PACK.module("medication")
assert MEDICATION is not None
HARM = r"\b(method|means of|overdos|ligature|blade|knife|rope|pills?|how would you do|harm yourself|kill)\w*"
TAKEN = r"\b(dos(e|es|age)|tablets?|pills?|mg|milligram|brand|missed|skipped|how much|how many (do|did) you take)\b"
OWN_STORY = r"\b(worker'?s? (own )?(story|experience)|my (own )?(diagnosis|lived experience))\b"
ALLOWED = {
    "Good or bad. No names or doses.",
    "choice about the worker's story",
    "choices about the worker's story",
    "Hearing the worker's story",
}
"""Lines that say what not to write, and the name of the person's own choice."""


def asked() -> Iterator[tuple[str, str]]:
    """Everything that asks for words: where it stands, and what it says."""
    routes = [(m.id, s) for m in (*PACK.modules, PACK.finishing) for s in m.steps]
    routes += [(stage.id, s) for stage in PACK.flow.stages if not stage.worker_only for s in stage.steps]
    book = PACK.look_back
    routes += [("look_back", s) for s in (book.where, book.pick, book.answer, book.noticed, book.step)]
    for owner, step in routes:
        for words in (step.prompt, step.beyond, step.after_goodbye, *step.follow_ups):
            yield f"{owner}/{step.id}", words
    for lens in book.lenses:
        for prompt in lens.prompts:
            yield prompt.id, prompt.prompt
    for kind in PACK.kinds.values():
        for words in (kind.label, kind.plural):
            yield kind.id, words
        for field in kind.fields:
            for words in (field.label, field.hint, *field.choices):
                yield f"{kind.id}.{field.name}", words


@pytest.mark.hazard("H40.1", "H41.2", "H48.1")
@pytest.mark.parametrize("never", [HARM, TAKEN, OWN_STORY], ids=["harm", "what is taken", "own story"])
def test_nothing_asks_for_it(never):
    found = [(where, words) for where, words in asked() if re.search(never, words, re.IGNORECASE)]
    assert [pair for pair in found if pair[1] not in ALLOWED] == []


def test_the_words_looked_for_would_be_found():
    assert re.search(HARM, "Which pills are at home?")
    assert re.search(TAKEN, "What dose do you take?")
    assert re.search(OWN_STORY, "Write the worker's story here")


@pytest.mark.hazard("H48.1")
def test_where_the_worker_may_tell_something_only_a_choice_can_be_kept():
    steps = [(m.id, s) for m in PACK.modules for s in m.steps if s.own_story]
    assert [(owner, step.id) for owner, step in steps] == [("peer_support", "sharing")]
    for kind in steps[0][1].entries:
        assert all(field.type is FieldType.CHOICE for field in PACK.kinds[kind].fields)


@pytest.mark.hazard("H41.2")
def test_medication_has_no_field_for_what_is_taken():
    kinds = {kind for step in MEDICATION.steps for kind in step.entries if kind.startswith("med_")}
    named = {f"{kind}.{field.name}" for kind in kinds for field in PACK.kinds[kind].fields}
    assert named == {
        "med_ok.talk_about_it",
        "med_matters.text",
        *("med_noticed.what", "med_noticed.since", "med_noticed.want_to_raise"),
        *("med_person.role", "med_person.name", "med_person.phone"),
        *("med_person.next_appointment", "med_person.someone_with_me"),
        *("med_practical.what", "med_practical.idea", "med_practical.who_can_help"),
        "med_list_kept.where",
    }
    assert all(step.prompt.rstrip().rstrip(".").count("?") for step in MEDICATION.steps), "asked, never told"


# -- medication asks first ---------------------------------------------------------------------------------------------


def at_medication(answer: str | None = None) -> Record:
    session = state_machine.open_module(PACK, Session(id="s1", number=1, started=T0), "medication", T0)
    values = {"talk_about_it": answer}
    said = (Entry(kind="med_ok", values=values, session="s1", created=T0, changed=T0),) if answer else ()
    return Record(person=Person(called="Robin"), sessions=(session,), entries=said)


@pytest.mark.hazard("H41.1")
@pytest.mark.parametrize(
    ("answer", "leads_to"),
    [(None, "ask"), ("not today", "ask"), ("never with you", "ask"), ("yes", "matters")],
)
def test_a_jump_into_it_leads_to_the_question_until_there_is_a_yes(answer, leads_to):
    record = at_medication(answer)
    session = record.session("s1")
    assert asks_first(context_of(record, session=session), "medication/matters") == f"medication/{leads_to}"
    assert asks_first(context_of(record, session=session), "medication/ask") == "medication/ask"
    assert asks_first(context_of(record, session=session), "crisis/who") == "crisis/who"
    other_meeting = Session(id="s2", number=2, started=T0)
    assert asks_first(context_of(record, session=other_meeting), "medication/matters") == "medication/ask"


@pytest.mark.hazard("H41.1")
@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.PARKED])
@pytest.mark.parametrize("answer", [None, "yes"])
def test_passing_over_the_question_does_not_open_it(answer, outcome):
    after = leave(context_of(at_medication(answer)), "s1", outcome, T0)
    seen = state_machine.view(PACK, after.session("s1"))
    assert seen.role is StageRole.CHOOSE
    assert after.person.hidden_modules == ()


# -- the worker's own check --------------------------------------------------------------------------------------------


@pytest.mark.hazard("H47.3")
@pytest.mark.parametrize("how", [Outcome.TALKED, Outcome.SKIPPED])
def test_the_check_before_the_door_leaves_no_mark_in_the_record(how):
    fresh = Record(person=Person(called="Robin"), sessions=(Session(id="s1", number=1, started=T0),))
    after = leave(context_of(fresh), "s1", how, T0)
    assert place(PACK, after.session("s1")) == "arrive/today"
    assert "before" not in after.model_dump_json()
    other = {Outcome.TALKED: Outcome.SKIPPED, Outcome.SKIPPED: Outcome.TALKED}[how]
    assert leave(context_of(fresh), "s1", other, T0) == after, "nobody can tell whether it was gone through"
    assert state_machine.back(after.session("s1")) == fresh.session("s1")


@pytest.mark.hazard("H05.2", "H47.3")
def test_the_check_after_leaves_nothing_but_the_end_of_the_meeting():
    session = Session(id="s1", number=1, started=T0)
    while place(PACK, session) != "after/leaving":
        session = state_machine.advance(PACK, session, T0)
    ended = state_machine.advance(PACK, session, T0)
    assert ended == session.model_copy(update={"ended": T0})
    assert ended == state_machine.skip(PACK, session, T0)
    assert "after/" not in ended.model_dump_json()


@pytest.mark.hazard("H05.2")
def test_no_worker_only_step_has_anywhere_to_write():
    steps = [s for stage in PACK.flow.stages if stage.worker_only for s in stage.steps]
    assert len(steps) == 2
    for step in steps:
        assert step.role is StageRole.CHECKLIST
        assert step.entries == ()
        assert step.points
