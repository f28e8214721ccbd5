"""The same stories on the full screen and in plain lines, to equal records."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.app.app import PeertuiApp
from plans.record.models import Record
from plans.vault import Vault
from tests.support.app.kit import NOW, a_vault, press, robin
from tests.support.plain.typing import Typist
from tests.support.stories import stories
from tests.support.stories.essence import essence
from tests.support.stories.stories import CHOSEN, Story
from tests.support.stories.with_app import AppHands
from tests.support.stories.with_plain import PlainHands

AT_A_PERSON = (
    stories.a_whole_meeting_step_by_step,
    stories.looking_back_and_finishing_well,
    pytest.param(stories.skipping_parking_and_going_about, marks=pytest.mark.long),
    pytest.param(stories.changing_what_was_written, marks=pytest.mark.long),
)


async def by_app(folder: Path, story: Story, vault: Vault | None = None) -> Record:
    """The story on the full screen."""
    app = PeertuiApp(folder / "vault", vault=vault, clock=lambda: NOW)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        if vault is not None:
            await press(pilot, "enter")
        hands = AppHands(app, pilot)
        await story(hands, folder)
        record = await hands.record()
        assert await hands.leave() == 0
    return record


async def in_plain(folder: Path, story: Story, vault: Vault | None = None) -> tuple[Record, str]:
    """The story in plain lines, and all that was said."""
    typist = Typist(folder / "vault", vault=vault)
    if vault is not None:
        typist.type("1")
    hands = PlainHands(typist)
    await story(hands, folder)
    record = await hands.record()
    assert await hands.leave() == 0
    return record, "".join(typist.all_said)


@pytest.mark.hazard("H52.2")
@pytest.mark.parametrize("story", AT_A_PERSON, ids=lambda story: story.__name__)
async def test_the_same_story_makes_the_same_record(tmp_path: Path, story: Story) -> None:
    one, other = tmp_path / "app", tmp_path / "plain"
    on_screen = await by_app(one, story, a_vault(one / "vault", robin()))
    in_lines, said = await in_plain(other, story, a_vault(other / "vault", robin()))
    assert essence(in_lines) == essence(on_screen)
    assert len(in_lines.entries) + len(in_lines.notes) > 3
    assert "\x1b" not in said


@pytest.mark.long
async def test_from_the_first_start_to_the_page(tmp_path: Path) -> None:
    story = stories.from_the_first_start_to_the_page
    one, other = tmp_path / "app", tmp_path / "plain"
    one.mkdir()
    other.mkdir()
    on_screen = await by_app(one, story)
    in_lines, said = await in_plain(other, story)
    assert essence(in_lines) == essence(on_screen)
    assert {e.text(f) for e in in_lines.entries if e.on_page for f in ("text", "sign") if e.text(f)} == set(CHOSEN)
    assert (other / "page.txt").read_bytes() == (one / "page.txt").read_bytes()
    assert (other / "page.pdf").stat().st_size > 1000
    assert "\x1b" not in said
