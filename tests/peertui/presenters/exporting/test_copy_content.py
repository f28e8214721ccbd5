"""What stands on a card and on a slip: chosen together, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.presenters.command_ids import CommandId
from peertui.presenters.exporting.copy_content import CardParts, SlipParts
from peertui.presenters.reply import Done
from plans.record.models import Entry, Share
from tests.support.app.kit import robin
from tests.support.app.presenting import NoFrontEnd, words_of

SIGN = Entry(id="s", kind="early_sign", values={"sign": "No radio"}, on_page=True, share=Share.CAN_SHARE)
QUESTION = Entry(id="why", kind="question", values={"question": "Why in November?"})


@pytest.mark.hazard("H20.3")
def test_a_part_is_taken_off_the_card_and_it_says_how_it_fits(tmp_path: Path) -> None:
    left_out: set[str] = set()
    card = CardParts(NoFrontEnd(tmp_path, robin(entries=(SIGN,))), left_out)
    [row] = [row for row in card.rows() if row.text.startswith("My early signs")]
    assert row.marker == "[x]"
    assert "It fits on the card" in card.fullness().words
    assert words_of(card.pick(row.id)) == f"Not on the card: {row.text}"
    assert left_out == {row.id}
    assert words_of(card.pick(row.id)) == f"On the card: {row.text}"
    assert card.do(CommandId.KEEP_CHOICE) == Done(True)


def test_a_question_is_put_on_the_slip_and_can_be_shared_then(tmp_path: Path) -> None:
    slip = SlipParts(NoFrontEnd(tmp_path, robin(entries=(QUESTION,))))
    assert [row.marker for row in slip.rows() if not row.heading] == ["[ ]"]
    assert words_of(slip.pick("why")).startswith("On the slip: Why in November?")
    assert slip.workspace.record.entry("why").share is Share.CAN_SHARE
    assert words_of(slip.pick("why")) == "Not on the slip: Why in November?"
