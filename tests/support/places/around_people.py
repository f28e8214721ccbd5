"""Places around the list of people: somebody new, settings, keys and help lines."""

from __future__ import annotations

from dataclasses import replace

from peertui.screens.base.help import FirstMeetingScreen, HelpScreen
from peertui.screens.base.menu import MenuScreen
from peertui.screens.dialogs.cover import HiddenScreen, SafetyScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.people.help_lines import HelpLineFormScreen, HelpLinesScreen
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person_form import NewPersonScreen
from peertui.screens.people.settings import SettingsScreen
from peertui.screens.vault.keys import AskForKeyScreen, ChangePassphraseScreen, NewKeysScreen, NewRecoveryKeyScreen
from plans.vault import new_recovery_key
from tests.support.app.kit import PASSPHRASE
from tests.support.places.people import WORDS
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import DEMO, DOOR, FIRST_START, NOBODY, PEOPLE

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
    await walk.do("settings", "change_passphrase")
    await walk.paste(PASSPHRASE)
    await walk.press("enter")
    await walk.settle()


@place(ChangePassphraseScreen, "change the passphrase, nothing typed", PEOPLE)
async def change_nothing(walk: Walk) -> None:
    await walk.show(ChangePassphraseScreen(PASSPHRASE))
    await walk.do("choose_passphrase")


@place(AskForKeyScreen, "the passphrase before a new recovery key", PEOPLE, daily=False)
async def before_recovery(walk: Walk) -> None:
    await walk.do("settings", "new_recovery_key")


@place(AskForKeyScreen, "the passphrase before new keys, a wrong one", PEOPLE)
async def before_keys(walk: Walk) -> None:
    await walk.do("settings", "new_keys")
    await walk.paste("not this one")
    await walk.press("enter")
    await walk.settle()


@place(NewRecoveryKeyScreen, "a new recovery key", PEOPLE)
async def new_recovery(walk: Walk) -> None:
    await walk.do("settings", "new_recovery_key")
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
    await walk.pick("uk-shout")


@place(HelpLineFormScreen, "another number for a help line", PEOPLE)
async def other_number(walk: Walk) -> None:
    await help_line(walk)
    await walk.pick("number")


@place(HelpLineFormScreen, "a new help line", PEOPLE)
async def new_help_line(walk: Walk) -> None:
    await walk.do("settings", "help_lines", "add_help_line")


@place(HelpLineFormScreen, "a new help line, with no name", PEOPLE)
async def unnamed_help_line(walk: Walk) -> None:
    await walk.do("settings", "help_lines", "add_help_line", "keep_line")
