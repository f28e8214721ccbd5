"""A service's own help lines over those of the pack."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.pack import local_help_lines
from plans.pack.help_lines import HelpLine
from plans.pack.loader import build
from plans.pack.local_help_lines import CannotRead, Origin, OwnLines, from_toml, lay_own, to_toml
from plans.pack.models import Pack
from tests.support.folders import ROOT
from tests.support.plans.packs import PACK_FOLDER
from tests.support.plans.pages import PACK

TODAY = date(2026, 11, 22)
NIGHT = {"region": "Wales", "name": "Night line", "number": "01632 960100", "hours": "every night"}
WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)


def found(pack: Pack, line_id: str) -> HelpLine:
    return next(line for line in pack.help_lines if line.id == line_id)


def with_number(pack: Pack, line_id: str, number: str) -> Pack:
    """The pack as it might come with a later peertui."""
    lines = [line.model_copy(update={"number": number}) if line.id == line_id else line for line in pack.help_lines]
    return pack.model_copy(update={"help_lines": tuple(lines)})


def test_a_line_that_was_rung_has_the_day_and_a_year_until_the_next_time():
    own = local_help_lines.rang(PACK, OwnLines(), found(PACK, "uk-samaritans"), TODAY)
    line = found(lay_own(PACK, own), "uk-samaritans")
    assert (line.number, line.verified_on, line.review_by) == ("116 123", TODAY, date(2027, 11, 22))
    assert [one.id for one in lay_own(PACK, own).help_lines] == [one.id for one in PACK.help_lines]
    assert local_help_lines.origin(line, PACK, PACK) is Origin.CHECKED


def test_another_number_is_not_checked_yet_and_sentences_use_it():
    own = local_help_lines.change_number(PACK, OwnLines(), found(PACK, "england-111"), "01632 960111", TODAY)
    changed = lay_own(PACK, own)
    assert found(changed, "england-111").verified_on is None
    said = changed.spoken_of("England")
    assert said["urgent"] == "NHS 111, choose mental health on 01632 960111"
    assert said["advice"] == PACK.safety.advice_unknown
    assert local_help_lines.origin(found(changed, "england-111"), PACK, PACK) is Origin.CHANGED


def test_changed_back_to_the_number_it_came_with_it_is_the_line_it_was():
    line = found(PACK, "england-111")
    own = local_help_lines.change_number(PACK, OwnLines(), line, "01632 960111", TODAY)
    back = local_help_lines.change_number(PACK, own, own.lines[0], "1 11", TODAY)
    assert back == OwnLines()
    assert lay_own(PACK, back).spoken_of("England") == PACK.spoken_of("England")


def test_a_newer_number_of_the_pack_is_not_hidden_by_an_old_check():
    own = local_help_lines.rang(PACK, OwnLines(), found(PACK, "uk-samaritans"), TODAY)
    newer = with_number(PACK, "uk-samaritans", "01632 960123")
    assert found(lay_own(newer, own), "uk-samaritans").number == "01632 960123"
    assert [line.id for line in local_help_lines.gave_way(newer, own)] == ["uk-samaritans"]
    assert local_help_lines.gave_way(PACK, own) == ()


def test_a_line_of_ones_own_is_added_for_its_region_alone():
    own = local_help_lines.add_line(PACK, OwnLines(), TODAY, **NIGHT)
    own = local_help_lines.add_line(PACK, own, TODAY, **{**NIGHT, "name": "Day line"})
    laid = lay_own(PACK, own)
    assert [line.name for line in laid.lines_for("Wales")][-2:] != ["Night line", "Day line"]
    assert {"Night line", "Day line"} <= {line.name for line in laid.lines_for("Wales")}
    assert laid.lines_for("England") == PACK.lines_for("England")
    assert len({line.id for line in own.lines}) == 2
    assert local_help_lines.origin(own.lines[0], PACK, PACK) is Origin.ADDED


def test_a_line_is_hidden_and_shown_and_what_was_done_to_it_taken_back():
    own = local_help_lines.hide(local_help_lines.hide(OwnLines(), "uk-shout"), "uk-shout")
    assert "uk-shout" not in [line.id for line in lay_own(PACK, own).help_lines]
    assert local_help_lines.show(own, "uk-shout") == OwnLines()
    changed = local_help_lines.change_number(PACK, own, found(PACK, "uk-shout"), "85259", TODAY)
    assert local_help_lines.forget(changed, "uk-shout") == OwnLines()


@pytest.mark.hazard("H34.10")
@pytest.mark.parametrize("region", [region.id for region in PACK.regions])
def test_an_emergency_number_can_be_neither_hidden_nor_changed(region):
    line = next(one for one in PACK.lines_for(region) if one.emergency)
    own = local_help_lines.hide(local_help_lines.change_number(PACK, OwnLines(), line, "01632 960999", TODAY), line.id)
    assert line in lay_own(PACK, own).lines_for(region)


def test_lines_of_a_region_we_do_not_have_and_hidden_ones_that_are_gone_harm_nothing():
    own = local_help_lines.add_line(
        PACK, local_help_lines.hide(OwnLines(), "gone"), TODAY, **{**NIGHT, "region": "Atlantis"}
    )
    assert lay_own(PACK, own).help_lines == PACK.help_lines


def test_where_a_line_comes_from():
    line = found(PACK, "uk-shout")
    folder = with_number(PACK, "uk-shout", "85250")
    assert local_help_lines.origin(line, PACK, PACK) is Origin.BUILT_IN
    assert local_help_lines.origin(found(folder, "uk-shout"), folder, PACK) is Origin.FOLDER


@given(name=WORDS, hours=WORDS, languages=st.lists(WORDS, max_size=3), urgent=st.booleans(), hidden=st.booleans())
def test_any_words_come_back_from_the_file_as_they_were(name, hours, languages, urgent, hidden):
    given_ = {**NIGHT, "name": name, "hours": hours, "languages": tuple(languages), "urgent": urgent}
    own = local_help_lines.add_line(PACK, OwnLines(), TODAY, **given_)
    own = local_help_lines.rang(PACK, own, own.lines[0], TODAY)
    own = local_help_lines.hide(own, "uk-shout") if hidden else own
    assert from_toml(to_toml(own)) == own


def test_a_hidden_line_of_ones_own_comes_back_when_it_is_shown_again():
    own = local_help_lines.add_line(PACK, OwnLines(), TODAY, **NIGHT)
    kept = from_toml(to_toml(local_help_lines.hide(own, own.lines[0].id)))
    assert local_help_lines.show(kept, own.lines[0].id) == own


def test_a_hidden_line_of_ones_own_may_stand_in_a_services_folder(tmp_path):
    own = local_help_lines.add_line(PACK, OwnLines(), TODAY, **NIGHT)
    (tmp_path / "help_lines.toml").write_text(to_toml(local_help_lines.hide(own, own.lines[0].id)), "utf-8")
    assert build("en-GB", PACK_FOLDER, tmp_path).help_lines == PACK.help_lines


def test_the_file_can_be_laid_into_a_services_folder(tmp_path):
    own = local_help_lines.hide(local_help_lines.add_line(PACK, OwnLines(), TODAY, **NIGHT), "uk-shout")
    own = local_help_lines.rang(PACK, own, found(PACK, "uk-samaritans"), TODAY)
    (tmp_path / "help_lines.toml").write_text(to_toml(own), "utf-8")
    built = build("en-GB", PACK_FOLDER, tmp_path)
    assert set(built.help_lines) == set(lay_own(PACK, own).help_lines)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[help_lines]", "not valid TOML"),
        ("regions = []", "more than help lines"),
        ("help_lines = 3", "more than help lines"),
        ("help_lines = [3]", "more than help lines"),
        ('[[help_lines]]\nid = "a"\nhide = true\n[[help_lines]]\nid = "a"\nhide = true', "twice"),
        ('[[help_lines]]\nid = "a"\nname = "A"', '"a" is not as a help line should be: look at "region"'),
        ('[[help_lines]]\nname = 3\nid = "a"', "not as a help line"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(text, says):
    with pytest.raises(CannotRead, match=says):
        from_toml(text)


def test_a_file_with_a_wrong_number_is_not_used():
    text = to_toml(local_help_lines.add_line(PACK, OwnLines(), TODAY, **NIGHT)).replace("01632 960100", "ring us")
    with pytest.raises(CannotRead, match="number"):
        from_toml(text)


def test_the_example_in_the_docs_can_be_used(tmp_path):
    docs = (ROOT / "docs" / "help_lines.md").read_text("utf-8")
    example = docs.partition("```toml\n")[2].partition("```")[0]
    own = from_toml(example)
    assert ([line.id for line in own.lines], own.hidden) == (["our-evening-line"], ("uk-shout",))
    (tmp_path / "help_lines.toml").write_text(example, "utf-8")
    assert own.lines[0] in build("en-GB", PACK_FOLDER, tmp_path).help_lines


def test_an_empty_file_holds_nothing():
    assert from_toml(to_toml(OwnLines())) == OwnLines()
    assert tomllib.loads(to_toml(OwnLines())) == {}
