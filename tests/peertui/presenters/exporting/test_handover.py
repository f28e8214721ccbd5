"""A handover without a front end: what goes, the file and its six words, and what comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.handover.handover_file import seal, unseal
from peertui.presenters.exporting.arrival import HandoverNews, Receive
from peertui.presenters.exporting.handover import HandOver, HandoverFile, HandoverWords, begin_handover
from peertui.presenters.exporting.handover_text import NOTHING_GOES, NOTHING_TO_HAND_OVER
from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Done, Open, Reply
from plans.record.models import Entry, Share, Way
from tests.peertui.presenters.vault.test_doors_and_keys import filled, opened, refused
from tests.support.app.kit import NOW, robin
from tests.support.app.light_keys import light
from tests.support.app.presenting import NoFrontEnd, answered, words_of

WORDS = "abode kettle apple garden butter candle"
TEA = Entry(id="tea", kind="wish", values={"text": "tea first"}, share=Share.CAN_SHARE)
US = Entry(id="us", kind="wish", values={"text": "just between us"})


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NoFrontEnd:
    light(monkeypatch)
    return NoFrontEnd(tmp_path, robin(entries=(TEA, US)))


def written(app: NoFrontEnd, to: Path) -> Reply:
    """What comes of handing over all that is usual into a file."""
    form = HandoverFile(app, *opened(HandOver(app).go_on(), Place.HANDOVER_FILE).given)
    return filled(form, "Kit", str(to))


def test_nothing_is_handed_over_where_nothing_is_written(tmp_path: Path) -> None:
    assert words_of(begin_handover(NoFrontEnd(tmp_path, robin()).workspace.context)) == NOTHING_TO_HAND_OVER


@pytest.mark.hazard("H23.2")
def test_what_is_private_goes_only_if_it_is_put_in(app: NoFrontEnd) -> None:
    choosing = HandOver(app)
    assert "Not in it: what is just for us" in choosing.above()
    private = next(row for row in choosing.rows() if "just for us" in row.text)
    assert words_of(choosing.pick(private.id)) == f"In it: {private.text}"
    assert "with what is just for us" in choosing.above()
    for row in choosing.rows():
        if row.marker == "[x]":
            choosing.pick(row.id)
    assert words_of(choosing.go_on()) == NOTHING_GOES


@pytest.mark.hazard("H23.1", "H23.5")
def test_the_file_opens_with_the_words_and_who_has_it_is_kept(app: NoFrontEnd, tmp_path: Path) -> None:
    to = tmp_path / "out.age"
    shown = opened(written(app, to), Place.HANDOVER_WORDS)
    [passphrase] = shown.given
    assert passphrase in " ".join(HandoverWords(app, passphrase).heard())
    assert unseal(to.read_bytes(), passphrase, now=NOW).entries == (TEA,)
    [copy] = app.workspace.record.copies
    assert (copy.who, copy.way) == ("Kit", Way.HANDED_OVER)
    assert shown.then is not None
    assert shown.then(None) == Done(passphrase)


@pytest.mark.hazard("H23.4")
def test_a_file_whose_words_nobody_saw_is_taken_back(app: NoFrontEnd, tmp_path: Path) -> None:
    to = tmp_path / "out.age"
    to.write_bytes(b"the handover of last week")
    asked = written(app, to)
    kept = answered(asked, "no")
    assert refused(kept) == ("path", "")
    shown = opened(answered(asked, "yes"), Place.HANDOVER_WORDS)
    assert shown.unseen is not None
    shown.unseen()
    assert to.read_bytes() == b"the handover of last week"
    assert app.workspace.record.copies == ()


def test_a_file_that_cannot_be_written_leads_back_to_its_name(app: NoFrontEnd, tmp_path: Path) -> None:
    assert refused(written(app, Path("-")))[0] == "path"
    assert refused(written(app, tmp_path / "gone" / "x.age"))[0] == "path"
    assert app.workspace.record.copies == ()


@pytest.mark.hazard("H24.2")
def test_what_comes_in_is_looked_at_before_it_is_kept(app: NoFrontEnd, tmp_path: Path) -> None:
    file = tmp_path / "in.age"
    more = Entry(id="more", kind="wish", values={"text": "the window open"}, share=Share.CAN_SHARE)
    file.write_bytes(seal(robin(entries=(TEA, more)), WORDS, log_n=1))
    form = Receive(app)
    assert refused(filled(form)) == ("path", "Type the file first.")
    assert refused(filled(form, str(tmp_path / "none"), WORDS))[0] == "path"
    assert refused(filled(form, str(file), "abode kettle apple garden butter zzzz"))[0] == "words"
    asked = filled(form, str(file), WORDS, "Kit")
    assert isinstance(asked, Ask)
    assert answered(asked, "leave") == Done(None)
    look = answered(asked, "look")
    assert isinstance(look, Open)
    assert any("the window open" in line for line in HandoverNews(app, *look.given).heard())
    kept = answered(asked, "keep")
    assert isinstance(kept, Done)
    assert kept.result.who == "Kit"
    assert len(app.workspace.record.entries) == 2
