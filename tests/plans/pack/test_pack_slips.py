"""Every slip that can be made in a pack is answered with the file, the key, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plans.pack.loader import PackError, build
from tests.support.plans.packs import change, copy_pack


@dataclass(frozen=True)
class Slip:
    """What is written wrongly where, and what must be said of it."""

    file: str
    old: str
    new: str
    key: str
    says: str
    remedy: str


SLIPS = [
    Slip("flow.toml", "meetings = 10", "meetings = [", "", "TOML", "Fix the file"),
    Slip("flow.toml", "meetings = 10", 'meetings = "ten"', "meetings", "wrong kind", "whole number"),
    Slip("flow.toml", "meetings = 10", "meeting = 10", "meeting", "no such key", "how it is written"),
    Slip(
        "flow.toml", 'role = "choose"', 'role = "chose"', "stages[choose].steps[what-matters].role", "chose", "'choose'"
    ),
    Slip(
        "flow.toml",
        'entries = ["checkin"]',
        'entries = ["chekin"]',
        "stages[arrive].steps[weather].entries",
        "chekin",
        "checkin",
    ),
    Slip("page.toml", '["people who help"]', '["people"]', "sections[people].my_terms", "people", "people who help"),
    Slip("modules/crisis.toml", '"hard times"]', '"hard time"]', "my_terms", "hard time", "hard times"),
    Slip("entries.toml", 'main = "sign"', 'main = "sgin"', "kinds[early_sign].main", "sgin", "sign, order, rung"),
    Slip("entries.toml", 'main = "sign"\n', "", "kinds[early_sign].main", "missing", "Add it"),
    Slip("entries.toml", 'id = "role"', 'id = "about_me"', "kinds[about_me]", "twice", "rename"),
    Slip(
        "entries.toml",
        '{ name = "says_about_me"',
        '{ name = "got_through"',
        "kinds[strength].fields[got_through]",
        "twice",
        "rename",
    ),
    Slip(
        "entries.toml", 'type = "phone"', 'type = "fone"', "kinds[service_number].fields[phone].type", "fone", "'phone'"
    ),
    Slip(
        "entries.toml",
        'refers_to = ["goal"]',
        'refers_to = ["gaol"]',
        "kinds[rung].fields[goal].refers_to",
        "gaol",
        "goal",
    ),
    Slip(
        "entries.toml",
        'refers_to = ["goal"]',
        "refers_to = []",
        "kinds[rung].fields[goal].refers_to",
        "reference",
        "Say which",
    ),
    Slip(
        "entries.toml",
        'label = "Who agreed it", hint = "Their name, and where they work.", suggest_from = ["service_number.name"',
        'label = "Who agreed it", hint = "Their name, and where they work.", suggest_from = ["service_number.nmae"',
        "kinds[wish].fields[agreed_with].suggest_from",
        "nmae",
        "name, phone",
    ),
    Slip(
        "entries.toml",
        'label = "Who for", suggest_from = ["supporter.name"]',
        'label = "Who for", suggest_from = ["suporter.name"]',
        "kinds[i_give].fields[who].suggest_from",
        "suporter",
        "supporter",
    ),
    Slip(
        "entries.toml",
        '{ name = "given_on", type = "date", when = "past", label = "Given on" }',
        '{ name = "given_on", type = "date", when = "past", label = "Given on", suggest_from = ["supporter.name"] }',
        "kinds[copy].fields[given_on].suggest_from",
        "type text",
        "Take it out",
    ),
    Slip(
        "entries.toml",
        '{ name = "how", type = "text", label = "How they got it" }',
        '{ name = "how", type = "text", when = "past", label = "How they got it" }',
        "kinds[copy].fields[how].when",
        "type date",
        "Take it out",
    ),
    Slip(
        "entries.toml",
        'default = "only us"',
        'default = "us"',
        "kinds[writing_agreement].fields[who_may_see].default",
        '"us"',
        "only us",
    ),
    Slip(
        "entries.toml",
        '["me", "others", "both"]',
        "[]",
        "kinds[when_well].fields[noticed_by].choices",
        "choice",
        "Give the choices",
    ),
    Slip("modules/crisis.toml", '"time", "hour"', '"time", "huor"', "short_route", "huor", "time, hour"),
    Slip("modules/crisis.toml", 'entries = ["wish"]', 'entries = ["whish"]', "steps[wishes].entries", "whish", "wish"),
    Slip("modules/crisis.toml", 'id = "crisis"', 'id = "hard_times"', "id", "name of the file", "hard_times.toml"),
    Slip("modules/crisis.toml", 'id = "hour"', 'id = "time"', "steps[time]", "twice", "rename"),
    Slip(
        "modules/crisis.toml", 'prompt = "What helps', 'promt = "What helps', "steps[hour].prompt", "missing", "Add it"
    ),
    Slip("lookback.toml", '["wish", "goal"]', '["wish", "gaol"]', "lenses[say].prompts[a1].can_add_to", "gaol", "goal"),
    Slip("lookback.toml", 'id = "b1"', 'id = "a1"', "lenses[life].prompts[a1]", "Another lens", "Rename"),
    Slip("page.toml", 'kind = "goal"', 'kind = "gaol"', "sections[goals].parts[1].kind", "gaol", "goal"),
    Slip("page.toml", 'text = "{sign}"', 'text = "{sgin}"', "sections[signs].parts[1].text", "sgin", "sign"),
    Slip(
        "page.toml",
        'text = "{sign}"',
        'text = "{tell_who}"',
        "sections[signs].parts[1].text",
        "tell_who",
        "another field",
    ),
    Slip("page.toml", 'text = "{sign}"', 'text = "{sign"', "sections[signs].parts[1].text", "template", "Fix it"),
    Slip(
        "page.toml", 'by = "call_order"', 'by = "call_oder"', "sections[people].parts[1].by", "call_oder", "call_order"
    ),
    Slip(
        "page.toml",
        'where = { kind = ["helps"] }',
        'where = { kind = ["help"] }',
        "sections[crisis].parts[2].where",
        '"help"',
        "helps",
    ),
    Slip(
        "page.toml",
        'used_elsewhere = ["my_word"]',
        'used_elsewhere = ["my_wrod"]',
        "used_elsewhere",
        "my_wrod",
        "my_word",
    ),
    Slip("page.toml", 'column = "left"', 'column = "middle"', "sections[matters].column", "middle", "left, right"),
    Slip("page.toml", '"January", ', "", "months", "less than 12", "Make it 12"),
    Slip("page.toml", 'id = "matters"', 'id = "head"', "sections[head]", "taken", "another id"),
    Slip("copies.toml", '"crisis", "people"', '"crises", "people"', "card.sections", "crises", "crisis"),
    Slip("copies.toml", 'kind = "question"', 'kind = "qestion"', "slip.parts[1].kind", "qestion", "question"),
    Slip("copies.toml", "{what}[, since", "{waht}[, since", "slip.parts[2].text", "waht", "what"),
    Slip("copies.toml", "For {ask_who}", "For {who}", "slip.for_somebody", "who", "ask_who"),
    Slip("copies.toml", '"Afterwards, first"', '"Afterward"', "blank.without", "Afterward", "A good day"),
    Slip("page.toml", 'date = "{day} {month} {year}"', 'date = "{day} {mnoth}"', "date", "mnoth", "month"),
    Slip("help_lines.toml", '"116 123"', "116123", "help_lines[uk-samaritans].number", "wrong kind", "words in quotes"),
    Slip("help_lines.toml", "2027-05-22", '"soon"', "help_lines[uk-samaritans].review_by", "wrong kind", "2027-05-31"),
    Slip(
        "help_lines.toml",
        'region = "England"',
        'region = "Albion"',
        "help_lines[england-111].region",
        "Albion",
        "England",
    ),
    Slip(
        "help_lines.toml", 'includes = ["UK"]', 'includes = ["Britain"]', "regions[England].includes", "Britain", "UK"
    ),
]


@pytest.mark.hazard("H56.1")
@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: f"{s.file}-{s.key}-{s.says}")
def test_a_slip_is_named_with_its_file_key_and_remedy(slip, tmp_path):
    folder = copy_pack(tmp_path)
    change(folder, slip.file, slip.old, slip.new)
    with pytest.raises(PackError) as caught:
        build("en-GB", folder)
    found = caught.value
    assert (found.file, found.key) == (slip.file, slip.key)
    assert slip.says in found.problem
    assert slip.remedy in found.remedy
    where = f"{slip.file}, {slip.key}" if slip.key else slip.file
    assert str(found) == f"{where}: {found.problem} {found.remedy}"
