"""The FHIR document: what is in it, what is not, and that R4 takes it."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from hashlib import sha1
from typing import Any

import pytest

import exports
from exports import DoesNotFit, ExportError, Paper
from exports.fhir import fhir, validation
from exports.fhir.bundle import bundle
from peertui.demo import demo_record
from plans.page.compose import compose
from plans.record.models import Copy, Entry, Person, Share, Voice
from tests.support.context import context_of
from tests.support.exports.fhir_rules import narratives, not_plain, problems, resources, said
from tests.support.plans.pages import PACK, TODAY, chosen, record, supporter

DEMO = demo_record(date(2026, 3, 20))


def made(*entries: Entry, **more: object) -> dict[str, Any]:
    return json.loads(fhir(context_of(record(*entries, **more), today=TODAY)))


def only(document: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = resources(document, kind)
    return found


@pytest.fixture(scope="module")
def demo() -> dict[str, Any]:
    return json.loads(fhir(context_of(DEMO, today=TODAY)))


def test_r4_takes_the_demo_persons_document(demo: dict[str, Any]):
    assert not problems(demo)
    kinds = [resource["resourceType"] for resource in resources(demo)]
    assert kinds == [
        *("Composition", "Patient", "CarePlan", "Consent", "DocumentReference", "Goal"),
        *("RelatedPerson", "RelatedPerson", "RelatedPerson", "Provenance"),
    ]


def test_r4_takes_a_page_with_nothing_chosen():
    document = made(Entry(kind="wish", values={"text": "A lamp"}))

    assert not problems(document)
    assert not resources(document, "Consent")
    assert "lamp" not in json.dumps(document)


def test_there_is_one_section_for_each_of_the_page(demo: dict[str, Any]):
    page = compose(context_of(DEMO, today=TODAY))
    titles = [section["title"] for section in resources(demo)[0]["section"]]

    assert titles == [*(section.heading for section in page.sections), page.band_heading, "About this page"]
    assert resources(demo)[0]["type"] == {"text": "My crisis and wellness plan"}


@pytest.mark.hazard("H33.3", "H37.1")
def test_there_is_no_code_that_nobody_asked_for(demo: dict[str, Any]):
    text = json.dumps(demo)

    assert '"coding"' not in text
    assert '"code"' not in text
    assert text.count('"system"') == text.count("urn:ietf:rfc:3986") + len(resources(demo, "RelatedPerson"))


def test_the_person_is_known_by_what_they_like_to_be_called():
    assert only(made(), "Patient").keys() == {"resourceType", "id", "text", "name"}
    assert only(made(), "Patient")["name"] == [{"use": "usual", "text": "Mimi"}]
    both = only(made(person=Person(called="Mimi", full_name="Miriam Vale")), "Patient")
    assert both["name"] == [{"use": "usual", "text": "Mimi"}, {"text": "Miriam Vale"}]


def test_people_go_in_by_the_rules_of_the_page():
    document = made(
        supporter("Ola", relation="sister", phone="07700 900123", helps_with="QUIET"),
        supporter("Dara", None, relation="QUIET", phone="01632 960999"),
        supporter("UNASKED", knows_they_are_listed=None),
        supporter("REFUSED", do_not_call=True),
        supporter("HIDDEN").model_copy(update={"share": Share.PRIVATE}),
    )
    ola, dara = resources(document, "RelatedPerson")

    assert ola["name"] == [{"text": "Ola"}]
    assert ola["relationship"] == [{"text": "sister"}]
    assert ola["telecom"] == [{"system": "phone", "value": "07700 900123"}]
    assert dara.keys() == {"resourceType", "id", "text", "patient", "name"}
    text = json.dumps(document)
    assert not [word for word in ("QUIET", "960999", "UNASKED", "REFUSED", "HIDDEN") if word in text]


def test_what_is_written_for_a_number_need_not_be_one():
    document = made(supporter("Ola", phone="knock on the wall"))

    assert only(document, "RelatedPerson")["telecom"] == [{"system": "other", "value": "knock on the wall"}]


def test_goals_and_steps_are_in_the_plan():
    document = made(
        chosen("goal", goal="Swim in the sea"),
        chosen("goal", goal="A <b>bold</b> aim").model_copy(update={"in_whose_words": Voice.WORKER}),
        chosen("small_step", what="Find my costume", easier_version="Ask where it is"),
        Entry(kind="goal", values={"goal": "SECRET"}),
    )
    first, second = resources(document, "Goal")
    plan = only(document, "CarePlan")

    assert (first["description"], second["description"]) == ({"text": "Swim in the sea"}, {"text": "A <b>bold</b> aim"})
    assert "expressedBy" in first
    assert "expressedBy" not in second
    assert [goal["reference"][9:] for goal in plan["goal"]] == [first["id"], second["id"]]
    assert plan["activity"] == [
        {"detail": {"status": "unknown", "description": "Find my costume\nThe easy version: Ask where it is"}}
    ]
    assert "SECRET" not in json.dumps(document)


def test_sharing_is_dated_by_the_newest_choice():
    late = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
    first, second = chosen("about_me", text="I bake"), chosen("about_me", text="I sing")
    document = made(
        first.model_copy(update={"changed": late}), second.model_copy(update={"changed": late.replace(day=2)})
    )

    consent = only(document, "Consent")
    assert (consent["status"], consent["dateTime"]) == ("active", "2026-03-02T10:30:00+00:00")
    assert consent["scope"].keys() == {"text"}


def test_the_printed_page_is_inside():
    source = record(chosen("about_me", text="I bake"))
    attachment = only(json.loads(fhir(context_of(source, today=TODAY), Paper.LETTER)), "DocumentReference")["content"][
        0
    ]["attachment"]
    pdf = b64decode(attachment["data"])

    assert pdf == exports.pdf(compose(context_of(source, today=TODAY)), Paper.LETTER)
    assert attachment["size"] == len(pdf)
    assert b64decode(attachment["hash"]) == sha1(pdf).digest()


@pytest.mark.hazard("H33.3", "H37.1")
def test_the_person_and_the_worker_wrote_it(demo: dict[str, Any]):
    provenance = only(demo, "Provenance")
    person, worker = provenance["agent"]

    assert person["who"]["reference"][9:] == only(demo, "Patient")["id"]
    assert worker["who"] == {"display": "Peer support worker"}
    assert all(agent["type"].keys() == {"text"} for agent in provenance["agent"])


@pytest.mark.parametrize(
    "words",
    [
        *("<script>alert(1)</script>", "a & b", "]]>", "<!--", "&lt;", '" onclick="x', "'", "<p>", "<?xml ?>", "\\u0"),
        *("a\x00b", "\ufffe", "\uffff odd", "no\u00a0break\u202fhere", "\u200b", "a\u2028b", "\U0001f331", "\t"),
    ],
)
def test_words_stay_words(words: str):
    document = made(
        chosen("about_me", text=f"I {words}"),
        chosen("goal", goal=words),
        supporter(words, relation=words, phone=words),
        chosen("my_word", term="early signs", my_word=words),
        person=Person(called=f"M{words}", full_name=words),
        copies=(Copy(who=words),),
    )

    assert not problems(document)
    assert not not_plain(document)


def test_what_was_typed_as_markup_is_read_as_it_was_typed():
    assert "I <b>shout</b> & run" in said(made(chosen("about_me", text="I <b>shout</b> & run")))


def test_the_same_record_and_day_give_the_same_document_in_another_process():
    script = (
        "from datetime import date; from exports.fhir.bundle import bundle; from peertui.demo import demo_record;"
        "from plans.pack.loader import load_pack; from plans.record.context import Context; import sys, json;"
        "print(json.dumps(bundle(Context(load_pack(), demo_record(date(2026, 3, 20)), date(2026, 3, 3)))));"
        "print([name for name in sys.modules if name.startswith('fhir')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.splitlines() == [json.dumps(bundle(context_of(DEMO, today=TODAY))), "[]"]


def test_a_new_word_makes_another_document_of_the_same_plan():
    mimi, other = Person(id="p", called="Mimi"), Person(id="q", called="Mimi")
    entry = chosen("goal", goal="a")
    before, after, theirs = (
        made(entry.model_copy(update={"values": {"goal": goal}}), person=person)
        for goal, person in (("a", mimi), ("b", mimi), ("a", other))
    )
    urls = [[part["fullUrl"] for part in document["entry"]] for document in (before, after, theirs)]

    assert before["identifier"] != after["identifier"]
    assert urls[0] == urls[1]
    assert not set(urls[0]) & set(urls[2])


def test_too_much_for_one_page_is_refused():
    long = [chosen("about_me", text="quiet words by the sea " * 9) for _ in range(60)]

    with pytest.raises(DoesNotFit):
        fhir(context_of(record(*long), today=TODAY))


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(validation, "find_spec", lambda name: None)

    assert not validation.is_there()
    with pytest.raises(ExportError, match='install peertui with its extra "fhir"'):
        fhir(context_of(DEMO, today=TODAY))


def test_what_the_library_refuses_is_not_handed_on(monkeypatch: pytest.MonkeyPatch):
    from exports.fhir import bundle as module

    monkeypatch.setattr(module, "moment", lambda day: "some day")
    with pytest.raises(ExportError, match="nothing was kept"):
        fhir(context_of(DEMO, today=TODAY))


Spoil = Callable[[dict[str, dict[str, Any]]], object]
SPOILED: dict[str, Spoil] = {
    "unknown code": lambda d: d["Goal"].update(lifecycleStatus="hopeful"),
    "unknown field": lambda d: d["Patient"].update(nickname="M"),
    "missing field": lambda d: d["Consent"].pop("scope"),
    "empty list": lambda d: d["CarePlan"].update(goal=[]),
    "not a date": lambda d: d["Composition"].update(date="3 March"),
    "no list": lambda d: d["Patient"].update(name={"text": "M"}),
    "blank words": lambda d: d["CarePlan"].update(title=""),
    "pointer to nowhere": lambda d: d["Goal"]["subject"].update(reference="urn:uuid:0"),
    "pointer to the wrong thing": lambda d: d["Goal"]["subject"].update(reference="urn:uuid:" + d["CarePlan"]["id"]),
    "nothing points at it": lambda d: d["Composition"]["section"][-1].pop("entry"),
    "no policy": lambda d: d["Consent"].pop("policyRule"),
    "no words in a section": lambda d: d["Composition"]["section"][0].pop("text"),
    "a script": lambda d: d["Goal"]["text"].update(
        div='<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>'
    ),
    "no narrative": lambda d: d["Provenance"].pop("text"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_the_checks_of_these_tests_can_fail(demo: dict[str, Any], spoil: Spoil):
    document = deepcopy(demo)
    spoil({resource["resourceType"]: resource for resource in resources(document)})

    assert problems(document)


def test_the_checked_document_is_the_one_that_was_made():
    assert json.loads(fhir(context_of(DEMO, today=TODAY))) == bundle(context_of(DEMO, today=TODAY))


def test_the_page_can_be_of_another_language(demo: dict[str, Any]):
    welsh = PACK.model_copy(update={"locale": "cy"})
    document = json.loads(fhir(context_of(DEMO, pack=welsh, today=TODAY)))

    assert resources(document)[0]["language"] == "cy"
    assert {div.get("lang") for div in narratives(document)} == {"cy"}
