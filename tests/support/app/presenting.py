"""What a presenter asks of an app, without a front end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from peertui.presenters.reply import Ask, Reply, Say, Wait
from peertui.services import settings
from peertui.services.app_context import InUse
from peertui.services.workspace import Workspace
from plans.record.models import Record
from tests.support.app.kit import NOW, a_vault


class NoFrontEnd(InUse):
    """An app on a light vault with these people, the first one's record open."""

    def __init__(self, folder: Path, *records: Record) -> None:
        self.folder, self.pack_folder, self.demo = folder, None, False
        self.clock: Callable[[], datetime] = lambda: NOW
        self.settings = settings.load(folder)
        vault = a_vault(folder / "vault", *records)
        self._workspace = Workspace(vault, self.pack, lambda _: None, clock=self.clock)
        if records:
            self._workspace.open(records[0].person.id)

    @property
    def today(self) -> date:
        return NOW.date()

    @property
    def region(self) -> str:
        return self.settings.region

    @property
    def workspace(self) -> Workspace:
        assert self._workspace is not None
        return self._workspace


def done_at_once(reply: Reply) -> Reply:
    """What comes of a reply once the slow part of it is done."""
    while isinstance(reply, Wait):
        try:
            found = reply.slow()
        except reply.troubles as error:
            reply = reply.refused(error)
        else:
            reply = reply.then(found)
    return reply


def words_of(reply: Reply) -> str:
    """Everything that a reply says, one thing after another."""
    said = []
    while isinstance(reply, Say):
        said.append(reply.words)
        reply = reply.then
    return " ".join(said)


def answered(reply: Reply, answer: str) -> Reply:
    """What comes of an answer to a question."""
    assert isinstance(reply, Ask), reply
    assert answer in dict(reply.choices)
    return done_at_once(reply.answered(answer))
