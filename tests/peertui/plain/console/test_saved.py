"""What plain mode says after an answer is only said once that is on the disk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plans.record.models import Outcome, Record, Session, TrailItem
from plans.vault.vault_people import VaultPeople
from tests.support.app.kit import NOW, a_vault, robin
from tests.support.plain.typing import Typist

MEETING = Session(
    id="s1",
    number=1,
    started=NOW,
    trail=(TrailItem(step="early_signs/first", outcome=Outcome.OPENED, when=NOW),),
    chosen=("early_signs",),
)


class Watched(Typist):
    """Notes what was said while something was not on the disk."""

    too_early: tuple[str, ...] = ()

    def _write(self, words: str) -> None:
        workspace = self.room._workspace
        if workspace is not None and not workspace.all_saved and words.strip():
            self.too_early = (*self.too_early, words.strip())
        super()._write(words)


def at_the_step(folder: Path) -> Watched:
    typist = Watched(folder / "vault", vault=a_vault(folder / "vault", robin(sessions=(MEETING,))))
    typist.type("1")
    typist.type(typist.number_of("Go on with meeting 1"))
    return typist


@pytest.mark.hazard("H06.2")
def test_nothing_is_said_of_an_answer_before_it_is_on_the_disk(tmp_path: Path) -> None:
    typist = at_the_step(tmp_path)
    assert "Kept." in typist.type("I hum less")
    for line in ("", "skip", "back", "park", "undo"):
        typist.type(line)
    typist.type("menu")
    assert "The meeting has ended. Everything is saved." in typist.type(typist.number_of("End the meeting"))
    assert typist.too_early == ()


@pytest.mark.hazard("H06.4")
def test_kept_is_not_said_while_it_is_not_and_why_is_said_at_every_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist = at_the_step(tmp_path)
    save = VaultPeople.save

    def full(_: VaultPeople, __: Record) -> datetime:
        raise OSError("The disk is full: make room.")

    monkeypatch.setattr(VaultPeople, "save", full)
    for line in ("I hum less", "I sleep less", "safety"):
        said = typist.type(line)
        assert "Not saved: The disk is full" in said
        assert "Kept" not in said
    monkeypatch.setattr(VaultPeople, "save", save)
    said = typist.type("I walk less")
    assert "Not saved" not in said
    assert typist.prompt.startswith("Kept.")
    typist.type("quit")
    assert "Everything is saved." in typist.latest
