"""Places where everything kept is backed up, received, locked and left."""

from __future__ import annotations

import errno
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from peertui.presenters.people.removal import ask_to_remove_person
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.arrival import NewsScreen, ReceiveScreen
from peertui.screens.vault.backup import BackUpScreen, KnownBackupsScreen
from peertui.screens.vault.lock import LockingScreen
from peertui.screens.vault.restore import BringBackScreen
from peertui.services.exporting.handover import Arrival
from peertui.services.vault.autosave import Report
from plans.record.models import Entry, Note, Person, Record
from plans.vault.errors import CannotSave
from tests.support.app.kit import NOW
from tests.support.places.around_people import LISTS
from tests.support.places.people import WORDS, full_record
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import FIRST_START, NOBODY, PEOPLE

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace

# -- backups -----------------------------------------------------------------------------------------------------------


@place(BackUpScreen, "back up", NOBODY, PEOPLE, daily=(PEOPLE,))
async def back_up(walk: Walk) -> None:
    await walk.do("back_up")


@place(BackUpScreen, "back up, into no folder", PEOPLE, daily=False)
async def back_up_nowhere(walk: Walk) -> None:
    await walk.do("back_up")
    await walk.paste("/no/such/folder/on/any/drive/that/anybody/has/ever/plugged/in/here")
    await walk.press("enter")
    await walk.settle()


@place(BackUpScreen, "backed up", PEOPLE)
async def backed_up(walk: Walk) -> None:
    stick = walk.folder / "stick"
    stick.mkdir(exist_ok=True)
    await walk.do("back_up")
    await walk.paste(str(stick))
    await walk.press("enter")
    await walk.settle()


@place(BringBackScreen, "bring back a backup", FIRST_START, PEOPLE, daily=(PEOPLE,))
async def bring_back(walk: Walk) -> None:
    await walk.do(*(("back_up", "restore") if walk.app._workspace else ("restore",)))


@place(BringBackScreen, "bring back a backup, but there is none", PEOPLE)
async def bring_back_nothing(walk: Walk) -> None:
    await walk.do("back_up", "restore")
    await walk.paste("/no/such/folder/on/any/drive/that/anybody/has/ever/plugged/in/backup.ptb")
    await walk.press("tab")
    await walk.paste(str(walk.folder / "back"))
    await walk.press("tab")
    await walk.choose_in("way", "2")
    await walk.do("bring_back")
    await walk.settle()


@place(KnownBackupsScreen, "no backup known", NOBODY)
async def no_backups(walk: Walk) -> None:
    await walk.do("back_up", "known_backups")


@place(KnownBackupsScreen, "backups made", PEOPLE)
async def backups(walk: Walk) -> None:
    if not walk.app.workspace.vault.backups.elsewhere():
        await backed_up(walk)
        await walk.do("known_backups")
    else:
        await walk.do("back_up", "known_backups")


@place(AskScreen, "forget a backup?", PEOPLE)
async def forget_backup(walk: Walk) -> None:
    await backups(walk)
    await walk.press("enter")


# -- receiving ---------------------------------------------------------------------------------------------------------


@place(ReceiveScreen, "receive a handover", *LISTS, daily=(NOBODY, PEOPLE))
async def receive(walk: Walk) -> None:
    await walk.do("receive")


@place(ReceiveScreen, "receive a handover, no such file", PEOPLE)
async def receive_nothing(walk: Walk) -> None:
    await walk.do("receive")
    await walk.paste("/no/such/folder/on/any/drive/that/anybody/has/ever/plugged/in/here/handover.age")
    await walk.press("enter")
    await walk.paste("abode kettle apple garden butter candle")
    await walk.press("enter", "enter")
    await walk.settle()


def _theirs(person_id: str) -> Record:
    return Record(
        person=full_record().person.model_copy(update={"id": person_id}),
        entries=(Entry(id="new", kind="wish", values={"text": WORDS}),),
        notes=(Note(id="note:worker", text="tea, two sugars", changed=NOW),),
    )


@place(AskScreen, "is it the same person?", PEOPLE, daily=False)
async def same_person(walk: Walk) -> None:
    await walk.do("receive")
    walk.screen.show(walk.screen.presenter.opened(_theirs("somebody else")))


@place(AskScreen, "keep a handover of somebody new?", NOBODY, PEOPLE, daily=False)
async def keep_new(walk: Walk) -> None:
    await walk.do("receive")
    femi = Record(person=Person(id="new", called="Femi"), entries=_theirs("new").entries)
    walk.screen.show(walk.screen.presenter.opened(femi))


@place(AskScreen, "keep a handover of somebody who is here?", PEOPLE)
async def keep_known(walk: Walk) -> None:
    await walk.do("receive")
    walk.screen.show(walk.screen.presenter.opened(_theirs("alex")))


@place(NewsScreen, "what a handover brings", PEOPLE)
async def what_is_new(walk: Walk) -> None:
    await keep_known(walk)
    await walk.press()
    await walk.pick("look")


@place(NewsScreen, "a handover that brings nothing", PEOPLE, daily=False)
async def nothing_new(walk: Walk) -> None:
    known = full_record()
    await walk.show(NewsScreen(Arrival(known.model_copy(update={"entries": ()}), known, "Kit", NOW)))


# -- locking and leaving -----------------------------------------------------------------------------------------------


def _refuse_to_save(walk: Walk) -> None:
    workspace, full = walk.app.workspace, Report(problem=str(CannotSave(OSError(errno.ENOSPC, "full"))))
    walk.patch.setattr(workspace, "close", lambda: None)
    walk.patch.setattr(workspace, "save_now", lambda: full)
    walk.patch.setattr(type(workspace), "all_saved", property(lambda _: False))
    walk.patch.setattr(type(workspace), "latest_save", property(lambda _: full))


@place(LockingScreen, "locked, but not saved", PEOPLE)
async def cannot_lock(walk: Walk) -> None:
    _refuse_to_save(walk)
    await walk.do("lock")
    await walk.settle()


@place(AskScreen, "not saved: leave?", PEOPLE)
async def cannot_leave(walk: Walk) -> None:
    _refuse_to_save(walk)
    await walk.do("leave")


@place(AskScreen, "remove a person?", PEOPLE, daily=False)
async def remove_person(walk: Walk) -> None:
    asked = ask_to_remove_person(cast("Workspace", SimpleNamespace(record=full_record())))
    await walk.show(AskScreen(asked.title, asked.question, asked.choices))
