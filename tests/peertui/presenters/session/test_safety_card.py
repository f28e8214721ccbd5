"""The safety card: right in each region, always the same words in the UK, and short enough for a small screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exports import Paper, markdown, text
from peertui.app.app import PeertuiApp
from peertui.presenters.session.safety_card import card_lines
from peertui.services import settings
from peertui.services.exporting.delivery import Form, page_for, render
from plans.pack import local_help_lines
from plans.pack.help_lines import NOT_CHECKED, NOT_SEEN, OLD_CHECK, OLD_SOURCE, HelpLine, doubt, numbers_in, on_paper
from plans.pack.loader import load_pack
from plans.pack.models import Pack
from plans.pack.own_words import fill
from plans.record import changes
from plans.record.models import Person, Record
from tests.support.app.kit import a_vault, press, robin, running, shown, write
from tests.support.context import context_of
from tests.support.exports.pdf_text import all_sheets
from tests.support.plain.typing import Typist

PACK = load_pack()
TODAY = date(2026, 11, 22)
REGIONS = [region.id for region in PACK.regions]
AS_IN_THE_PROGRAMME = (
    "- Stop the session. The plan can wait.",
    '- Ask plainly if you are worried: "Are you thinking about suicide?" Asking does not put the idea there. '
    "Listen. Stay.",
    "- Danger to life now: 999. Urgent: NHS 111, choose the mental health option. "
    "Your on-call person: Tamsin, 01632 960100.",
    "- Do not promise to keep it secret. Say who you will tell, and tell them with the person if you can.",
    "- Not safe yourself? Leave, then ring.",
    "- Afterwards, record it where your service says. Not in this app.",
)
NAMED = {
    "England": ("999", "NHS 111, choose the mental health option", "111"),
    "Wales": ("999", "NHS 111, press 2", "111"),
    "Scotland": ("999", "NHS 24 on 111", "111"),
    "Northern Ireland": ("999", "Lifeline on 0808 808 8000", "a doctor"),
    "UK": ("999", "Samaritans on 116 123", "a doctor"),
    "Ireland": ("112 or 999", "Samaritans on 116 123", "a doctor"),
    "US": ("911", "988, by call, text or chat", "a doctor"),
    "Canada": ("911", "988, by call or text", "a doctor"),
    "Australia": ("000", "Lifeline on 13 11 14", "a doctor"),
    "New Zealand": ("111", "1737, by call or text", "a doctor"),
}
"""What sentences name for danger to life, for urgent help and for advice about medication."""


def told(region: str, pack: Pack = PACK, today: date = TODAY) -> tuple[str, ...]:
    return card_lines(pack, region, "Tamsin, 01632 960100", today)


def test_in_england_it_is_the_programmes_word_for_word():
    assert told("England")[: len(AS_IN_THE_PROGRAMME)] == AS_IN_THE_PROGRAMME


@pytest.mark.hazard("H35.5")
def test_in_the_uk_without_a_nation_nothing_is_named_that_one_of_the_four_does_not_have():
    lines = PACK.lines_for("UK")
    assert all(line in PACK.lines_for(nation) for line in lines for nation in REGIONS[:4])
    assert PACK.spoken_of("UK")["urgent"] in [line.in_a_sentence for line in lines]


def test_every_region_is_named_here():
    assert list(NAMED) == [*REGIONS[:4], "UK", *REGIONS[5:]]


@pytest.mark.hazard("H35.4")
@pytest.mark.parametrize("region", REGIONS)
def test_it_names_the_regions_own_numbers_and_no_others(region: str):
    emergency, urgent, _ = NAMED[region]
    lines = told(region)
    assert lines[2] == (
        f"- Danger to life now: {emergency}. Urgent: {urgent}. Your on-call person: Tamsin, 01632 960100."
    )
    ours = {number for line in PACK.lines_for(region) for number in _all_numbers(line)}
    said = numbers_in("; ".join(lines).replace("01632 960100", ""))
    assert said <= ours
    assert {number for line in PACK.lines_for(region) for number in numbers_in(line.number)} <= said


def _all_numbers(line: HelpLine) -> set[str]:
    return set().union(*map(numbers_in, (line.number, line.name, line.hours, line.how)))


@pytest.mark.hazard("H35.4")
@pytest.mark.parametrize("region", REGIONS)
def test_the_cautions_about_medication_name_the_regions_own_numbers(region: str):
    emergency, _, advice = NAMED[region]
    module = PACK.module("medication")
    assert module is not None
    said = [fill(caution, PACK.spoken_of(region)) for caution in module.cautions]
    assert f"Too much taken, or a bad reaction: {emergency} now." in said
    assert any(f"the prescriber, a pharmacist or {advice} today." in caution for caution in said)


def test_no_number_of_a_help_line_stands_as_text_in_what_is_said():
    """A sentence with a number in it would be wrong in nine regions of ten."""
    numbers = {number for line in PACK.help_lines for number in numbers_in(line.number)}
    sentences = [*PACK.safety.lines, *PACK.flow.cautions, *PACK.look_back.cautions]
    steps = [step for stage in PACK.flow.stages for step in stage.steps]
    for module in PACK.modules:
        sentences += module.cautions
        steps += module.steps
    for step in steps:
        sentences += [step.prompt, *step.follow_ups, *getattr(step, "points", ())]
    assert [sentence for sentence in sentences if numbers_in(sentence) & numbers] == []


def test_somewhere_we_have_no_lines_for_says_so_and_names_no_number():
    assert told("Elsewhere")[2] == (
        "- Danger to life now: the emergency number where you live. Your on-call person: Tamsin, 01632 960100."
    )
    assert told("Elsewhere")[len(AS_IN_THE_PROGRAMME) :] == ("",)


def test_without_a_line_for_urgent_help_that_sentence_is_left_out():
    calm = tuple(line for line in PACK.help_lines if line.emergency or not line.urgent)
    lines = told("England", PACK.model_copy(update={"help_lines": calm}))
    assert lines[2] == "- Danger to life now: 999. Your on-call person: Tamsin, 01632 960100."


def test_a_line_that_is_hidden_is_named_no_more():
    own = local_help_lines.hide(local_help_lines.OwnLines(), "england-111")
    assert "Urgent: Samaritans on 116 123." in told("England", local_help_lines.lay_own(PACK, own))[2]


@pytest.mark.hazard("H38.6")
@pytest.mark.parametrize("region", REGIONS)
def test_the_most_urgent_lines_come_first(region: str):
    lines = PACK.lines_for(region)
    said = told(region)[len(AS_IN_THE_PROGRAMME) + 1 :]
    listed = [next(line for line in lines if words.startswith(f"- {line.how or line.to_use + ':'}")) for words in said]
    assert len(listed) == len(lines)
    ranks = [(not line.emergency, not line.urgent) for line in listed]
    assert ranks == sorted(ranks)


def checked(on: date, again: date) -> Pack:
    lines = tuple(line.model_copy(update={"verified_on": on, "review_by": again}) for line in PACK.help_lines)
    return PACK.model_copy(update={"help_lines": lines})


def test_beside_a_number_that_nobody_can_vouch_for_the_worker_is_told_and_beside_no_other():
    assert [line for line in told("England") if "rely on it" in line or "checked" in line] == [
        f"- 999 BSL: video, no need to register. {NOT_SEEN}"
    ]
    assert f"- 741741: Crisis Text Line, any time. {NOT_CHECKED}" in [
        line.replace("text to ", "") for line in told("US")
    ]
    assert any(OLD_SOURCE in line for line in told("New Zealand"))
    assert not any("rely on it" in line for line in told("US", checked(TODAY, TODAY)))
    assert any(OLD_CHECK in line for line in told("US", checked(TODAY.replace(year=2023, day=21), TODAY)))


@pytest.mark.hazard("H34.5")
@pytest.mark.parametrize("region", REGIONS)
def test_no_emergency_number_is_ever_to_be_tried(region: str):
    emergency = {number for line in PACK.lines_for(region) if line.emergency for number in numbers_in(line.number)}
    for line in PACK.lines_for(region):
        if numbers_in(line.number) & emergency:
            assert "Ring it" not in doubt(line, TODAY)


@pytest.mark.hazard("H34.2", "H35.4")
@pytest.mark.parametrize("form", [Form.PDF, Form.LARGE, Form.CARD, Form.BLANK, Form.TEXT, Form.MARKDOWN])
@pytest.mark.parametrize("region", REGIONS)
def test_every_printed_copy_has_the_numbers_of_its_region(region: str, form: Form):
    record = Record(person=Person(called="Mimi", region=region))
    page = page_for(form, context_of(record, today=TODAY))
    if form is Form.TEXT:
        words = text(page)
    elif form is Form.MARKDOWN:
        words = markdown(page)
    else:
        data = render(form, context_of(record, today=TODAY), page, paper=Paper.A4, password=None)
        words = " ".join(sheet.text for sheet in all_sheets(data))
    words = " ".join(words.replace("\xa0", " ").replace("**", "").split())
    printed = on_paper(PACK.lines_for(region), TODAY)
    assert [line.to_use for line in printed if line.to_use not in words] == []
    for line in set(PACK.lines_for(region)) - set(printed):
        assert line.how or line.number not in words
        assert line.name not in {other.name for other in printed} or line.number not in words
    assert "check this number" not in words
    assert "(commonly" not in words
    others = {"999", "911", "000", "112", "111", "988", "1737"} - {
        number for line in PACK.lines_for(region) for number in _all_numbers(line)
    }
    assert {number for number in others if number in numbers_in(words)} == set()


@pytest.mark.hazard("H34.2")
def test_a_number_that_the_service_checked_says_when_and_one_checked_too_long_ago_is_not_on_paper():
    record = Record(person=Person(called="Mimi", region="US"))
    fresh, stale = checked(TODAY, TODAY), checked(date(2023, 11, 21), TODAY)
    assert "checked 22 November 2026" in text(page_for(Form.PDF, context_of(record, pack=fresh, today=TODAY)))
    for form in (Form.PDF, Form.BLANK):
        words = text(page_for(form, context_of(record, pack=stale, today=TODAY)))
        assert "741741" not in words
        assert "911" in words


@pytest.mark.hazard("H38.6")
@pytest.mark.parametrize("region", REGIONS)
async def test_all_of_it_is_seen_at_80_by_24(tmp_path: Path, region: str):
    record = changes.change_person(robin(), region=region)
    async with running(tmp_path, record) as (app, pilot):
        app.settings = settings.Settings(on_call="Tamsin at the office, 01632 960100, nine to five, then 01632 960101")
        await press(pilot, "f2")
        words = " ".join(shown(app).replace("█", " ").split())
        for line in app.screen.words().split("\n"):
            assert " ".join(line.split()) in words


def test_plain_mode_says_the_same_card_of_the_persons_region(tmp_path: Path):
    record = changes.change_person(robin(), region="New Zealand")
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", record))
    assert "999" in typist.type("safety")
    typist.type("1")
    said = " ".join(typist.type("safety").split())
    assert "Danger to life now: 111. Urgent: 1737, by call or text." in said
    assert "999" not in said
    typist.type("quit")


async def test_where_nobody_is_open_the_region_of_the_settings_holds(tmp_path: Path):
    settings.save(tmp_path, replace(settings.load(tmp_path), region="Ireland", on_call="01632 960100"))
    app = PeertuiApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "f2")
        assert "Danger to life now: 112 or 999." in shown(app)
        assert "01632 960100" in shown(app)
        await press(pilot, "f2", "f3", "f2")
        assert "Danger to life now: 112 or 999." in shown(app)


@pytest.mark.hazard("H35.6")
async def test_somebody_new_is_begun_with_the_region_of_the_settings_and_it_is_said(tmp_path: Path):
    said = "Their help lines: Northern Ireland."
    for name in ("app", "plain"):
        settings.save(tmp_path / name, replace(settings.load(tmp_path / name), region="Northern Ireland"))
    async with running(tmp_path / "app", open_first=False) as (app, pilot):
        await write(pilot, "Ade", "enter")
        assert said in shown(app)
        await press(pilot, "enter")
        assert app.workspace.record.person.region == "Northern Ireland"
    typist = Typist(tmp_path / "plain", vault=a_vault(tmp_path / "plain" / "vault"))
    typist.type(typist.number_of("New person"))
    typist.type("Ade")
    assert said in typist.type("")
    assert "Lifeline on 0808 808 8000" in typist.type("safety")
    typist.type("quit")
