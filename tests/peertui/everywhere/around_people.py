"""Places around the list of people: settings, keys, backups, receiving, locking and leaving."""

from __future__ import annotations

import errno
from dataclasses import replace

from peertui import removal
from peertui.autosave import Report
from peertui.handing import Arrival
from peertui.screens.about import NewPersonScreen, SettingsScreen
from peertui.screens.ask import AskScreen
from peertui.screens.backup import BackUpScreen
from peertui.screens.cover import HiddenScreen, SafetyScreen
from peertui.screens.help import FirstMeetingScreen, HelpScreen
from peertui.screens.help_lines import HelpLineForm, HelpLinesScreen
from peertui.screens.keys import AskForKeyScreen, ChangePassphraseScreen, NewKeysScreen, NewRecoveryKeyScreen
from peertui.screens.known_backups import KnownBackupsScreen
from peertui.screens.locking import LockingScreen
from peertui.screens.menu import MenuScreen
from peertui.screens.people import PeopleScreen
from peertui.screens.receiving import NewsScreen, ReceiveScreen
from plans.record import Entry, Note, Person, Record
from plans.vault import new_recovery_key
from plans.vault.errors import CannotSave
from tests.peertui.everywhere.people import WORDS, full_record
from tests.peertui.everywhere.walk import Walk, place
from tests.peertui.everywhere.worlds import DEMO, DOOR, FIRST_START, NOBODY, PEOPLE
from tests.peertui.kit import NOW, PASSPHRASE

LISTS = (NOBODY, PEOPLE, DEMO)


@place(PeopleScreen, "the list", *LISTS)
async def people(walk: Walk) -> None:
    pass


@place(PeopleScreen, "no such name", NOBODY, PEOPLE)
async def nobody_found(walk: Walk) -> None:
    await walk.paste("zebra")


@place(PeopleScreen, "some found", PEOPLE, daily=False)
async def some_found(walk: Walk) -> None:
    await walk.paste("person 2")


@place(PeopleScreen, "the recovery key may not be on paper", PEOPLE)
async def reminded(walk: Walk) -> None:
    walk.app.settings = replace(walk.app.settings, key_on_paper="no")
    walk.screen.come_back()


@place(MenuScreen, "the menu", FIRST_START, DOOR, *LISTS, daily=(FIRST_START, PEOPLE))
async def menu(walk: Walk) -> None:
    await walk.do("menu")


@place(HelpScreen, "the help", FIRST_START, DOOR, *LISTS, daily=(FIRST_START, PEOPLE))
async def helped(walk: Walk) -> None:
    await walk.do("help")


@place(FirstMeetingScreen, "a first meeting, step by step", *LISTS, daily=(PEOPLE,))
async def first_meeting(walk: Walk) -> None:
    await walk.do("first_meeting")


@place(SafetyScreen, "the safety card", FIRST_START, DOOR, *LISTS, daily=(FIRST_START, PEOPLE))
async def safety(walk: Walk) -> None:
    await walk.do("safety")


@place(SafetyScreen, "the safety card with the service's own line", PEOPLE)
async def safety_with_line(walk: Walk) -> None:
    walk.app.settings = replace(walk.app.settings, on_call=f"The duty desk, 01632 960123, {WORDS}")
    await walk.do("safety")


@place(HiddenScreen, "hidden", FIRST_START, DOOR, *LISTS, daily=(FIRST_START, PEOPLE))
async def hidden(walk: Walk) -> None:
    await walk.do("hide")


@place(NewPersonScreen, "somebody new", *LISTS, daily=(NOBODY, PEOPLE))
async def new_person(walk: Walk) -> None:
    await walk.do("new")


@place(NewPersonScreen, "somebody new, with no name", NOBODY)
async def new_person_unnamed(walk: Walk) -> None:
    await walk.do("new")
    await walk.press("enter")


# -- settings and keys -------------------------------------------------------------------------------------------------


@place(SettingsScreen, "the settings", *LISTS, daily=False)
async def settings(walk: Walk) -> None:
    await walk.do("settings")


@place(SettingsScreen, "the settings, filled in", PEOPLE)
async def settings_filled(walk: Walk) -> None:
    walk.app.settings = replace(walk.app.settings, on_call=WORDS, front="plain", lock_after="never", hide_locks="yes")
    await walk.do("settings")


@place(ChangePassphraseScreen, "change the passphrase", PEOPLE, daily=False)
async def change_passphrase(walk: Walk) -> None:
    await walk.do("settings", "passphrase")


@place(ChangePassphraseScreen, "change the passphrase, nothing typed", PEOPLE)
async def change_nothing(walk: Walk) -> None:
    await walk.do("settings", "passphrase", "go_on")


@place(AskForKeyScreen, "the passphrase before a new recovery key", PEOPLE, daily=False)
async def before_recovery(walk: Walk) -> None:
    await walk.do("settings", "recovery")


@place(AskForKeyScreen, "the passphrase before new keys, a wrong one", PEOPLE)
async def before_keys(walk: Walk) -> None:
    await walk.do("settings", "new_keys")
    await walk.paste("not this one")
    await walk.press("enter")
    await walk.settle()


@place(NewRecoveryKeyScreen, "a new recovery key", PEOPLE)
async def new_recovery(walk: Walk) -> None:
    await walk.do("settings", "recovery")
    await walk.paste(PASSPHRASE)
    await walk.press("enter")
    await walk.settle()


@place(NewKeysScreen, "new keys", PEOPLE, daily=False)
async def new_keys(walk: Walk) -> None:
    await walk.show(NewKeysScreen(PASSPHRASE, new_recovery_key()))


# -- help lines --------------------------------------------------------------------------------------------------------


@place(HelpLinesScreen, "the help lines", PEOPLE)
async def help_lines(walk: Walk) -> None:
    await walk.do("settings", "help_lines")


@place(AskScreen, "help lines of another region", PEOPLE, daily=False)
async def other_region(walk: Walk) -> None:
    await walk.do("settings", "help_lines", "region")


@place(AskScreen, "a help line", PEOPLE, daily=False)
async def help_line(walk: Walk) -> None:
    await help_lines(walk)
    await walk.press("end", "enter")


@place(HelpLineForm, "another number for a help line", PEOPLE)
async def other_number(walk: Walk) -> None:
    await help_line(walk)
    await walk.pick("number")


@place(HelpLineForm, "a new help line", PEOPLE)
async def new_help_line(walk: Walk) -> None:
    await walk.do("settings", "help_lines", "add")


@place(HelpLineForm, "a new help line, with no name", PEOPLE)
async def unnamed_help_line(walk: Walk) -> None:
    await walk.do("settings", "help_lines", "add", "keep")


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


@place(KnownBackupsScreen, "no backup known", NOBODY)
async def no_backups(walk: Walk) -> None:
    await walk.do("back_up", "known")


@place(KnownBackupsScreen, "backups made", PEOPLE)
async def backups(walk: Walk) -> None:
    if not walk.app.desk.vault.backups_elsewhere():
        await backed_up(walk)
        await walk.do("known")
    else:
        await walk.do("back_up", "known")


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
    walk.screen._find(_theirs("somebody else"))


@place(AskScreen, "keep a handover of somebody new?", NOBODY, PEOPLE, daily=False)
async def keep_new(walk: Walk) -> None:
    await walk.do("receive")
    walk.screen._find(Record(person=Person(id="new", called="Femi"), entries=_theirs("new").entries))


@place(AskScreen, "keep a handover of somebody who is here?", PEOPLE)
async def keep_known(walk: Walk) -> None:
    await walk.do("receive")
    walk.screen._find(_theirs("alex"))


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
    desk, full = walk.app.desk, Report(problem=str(CannotSave(OSError(errno.ENOSPC, "full"))))
    walk.patch.setattr(desk, "close", lambda: None)
    walk.patch.setattr(desk, "save_now", lambda: full)
    walk.patch.setattr(type(desk), "all_saved", property(lambda _: False))
    walk.patch.setattr(type(desk), "latest_save", property(lambda _: full))


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
    await walk.show(AskScreen(*removal.person_question(full_record()), removal.CHOICES))
