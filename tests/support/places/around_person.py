"""Places around one person: their own screen, parts, plan, notes, history, copies and handing over."""

from __future__ import annotations

from peertui.presenters.exporting.copy_log import offer_to_delete
from peertui.presenters.people.removal_remains import DONE
from peertui.screens.base.help import HelpScreen
from peertui.screens.base.menu import MenuScreen
from peertui.screens.dialogs.cover import HiddenScreen, SafetyScreen
from peertui.screens.dialogs.pick import KindScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.copy_log import CopiesScreen
from peertui.screens.exporting.export import EverythingScreen
from peertui.screens.exporting.handover import HandOverScreen, SpokenScreen, WriteHandoverScreen
from peertui.screens.people.history import HistoryScreen, VersionScreen
from peertui.screens.people.person import PersonScreen
from peertui.screens.people.person_form import AboutScreen
from peertui.screens.session.find import FindScreen
from peertui.screens.session.note import NoteScreen
from peertui.screens.session.part_lists import MeetingsScreen, ModuleScreen, NotesScreen, PlanScreen
from peertui.services.exporting.copy_files import NO_CALLING_BACK
from plans.pack.loader import load_pack
from plans.record.models import Copy
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import EVERYTHING, NOTHING, PERSON

SIMPLE = {
    "about": AboutScreen,
    "plan": PlanScreen,
    "notes": NotesScreen,
    "meetings": MeetingsScreen,
    "find": FindScreen,
    "history": HistoryScreen,
    "hand_over": HandOverScreen,
    "copies": CopiesScreen,
    "everything": EverythingScreen,
    "menu": MenuScreen,
    "help": HelpScreen,
    "safety": SafetyScreen,
    "hide": HiddenScreen,
}
"""One command away from the person's own screen."""
COVERS = ("menu", "help", "safety", "hide", "about")
"""Those that say the same of everybody."""


@place(PersonScreen, "their own screen", *PERSON)
async def person(walk: Walk) -> None:
    pass


NEEDS_WORDS = ("hand_over",)
"""Those that nobody comes to before anything is written."""


def _one_away(command: str) -> None:
    worlds = tuple(world for world in PERSON if world != NOTHING or command not in NEEDS_WORDS)

    @place(SIMPLE[command], command.replace("_", " "), *worlds, daily=(EVERYTHING,) if command in COVERS else worlds)
    async def go(walk: Walk) -> None:
        await walk.do(command)


for _command in SIMPLE:
    _one_away(_command)


@place(PersonScreen, "nothing to hand over", NOTHING)
async def nothing_to_hand_over(walk: Walk) -> None:
    await walk.do("hand_over")


@place(AboutScreen, "no name", NOTHING)
async def no_name(walk: Walk) -> None:
    await walk.do("about")
    await walk.press("end", "ctrl+u")


@place(FindScreen, "found", EVERYTHING)
async def found(walk: Walk) -> None:
    await walk.do("find")
    await walk.paste("kettle")


@place(FindScreen, "nothing found", EVERYTHING, daily=False)
async def not_found(walk: Walk) -> None:
    await walk.do("find")
    await walk.paste("zebra")


# -- parts of the programme --------------------------------------------------------------------------------------------


def _module(module_id: str) -> None:
    @place(ModuleScreen, f"part {module_id}", *PERSON, daily=(EVERYTHING,) if module_id == "recovery" else ())
    async def module(walk: Walk) -> None:
        await walk.pick(f"module:{module_id}")

    @place(
        AskScreen, f"begin a meeting at {module_id}?", *PERSON, daily=(EVERYTHING,) if module_id == "recovery" else ()
    )
    async def begin(walk: Walk) -> None:
        await module(walk)
        await walk.press("enter")


for _found in load_pack().modules:
    _module(_found.id)


# -- plan and notes ----------------------------------------------------------------------------------------------------


@place(KindScreen, "any kind of entry", *PERSON, daily=(EVERYTHING,))
async def any_kind(walk: Walk) -> None:
    await walk.do("plan", "add_entry")


@place(PlanScreen, "what was left out", *PERSON)
async def left_out(walk: Walk) -> None:
    await walk.do("plan", "show_left_out")


def _entry(kind: str) -> None:
    @place(AskScreen, f"what to do with this {kind}", EVERYTHING, daily=kind == "supporter")
    async def asked(walk: Walk) -> None:
        await walk.do("plan")
        await walk.pick(f"entry:full:{kind}")

    @place(AskScreen, f"remove this {kind} for good?", EVERYTHING, daily=kind == "supporter")
    async def removing(walk: Walk) -> None:
        await asked(walk)
        await walk.pick("remove")


for _kind in load_pack().kinds:
    _entry(_kind)


@place(AskScreen, "what to do with an entry that was left out", EVERYTHING, daily=False)
async def with_left_out(walk: Walk) -> None:
    await left_out(walk)
    await walk.press("enter")


@place(NotesScreen, "notes that were left out", *PERSON, daily=(EVERYTHING,))
async def notes_left_out(walk: Walk) -> None:
    await walk.do("notes", "show_left_out")


@place(AskScreen, "what to do with a note", EVERYTHING)
async def with_note(walk: Walk) -> None:
    await walk.do("notes")
    await walk.pick("note:note:worker")


@place(AskScreen, "remove a note for good?", EVERYTHING, daily=False)
async def removing_note(walk: Walk) -> None:
    await with_note(walk)
    await walk.pick("remove")


@place(KindScreen, "what a note becomes in the plan", EVERYTHING, daily=False)
async def note_to_plan(walk: Walk) -> None:
    await with_note(walk)
    await walk.pick("plan")


@place(NoteScreen, "a note", EVERYTHING)
async def note(walk: Walk) -> None:
    await with_note(walk)
    await walk.pick("change")


@place(NoteScreen, "a new note", *PERSON, daily=(NOTHING,))
async def new_note(walk: Walk) -> None:
    await walk.do("notes", "add_note")


@place(AskScreen, "what may still hold it", EVERYTHING)
async def remains(walk: Walk) -> None:
    kept = walk.folder / "my-plan.pdf"
    copies = (Copy(who="Sam", file=str(kept)), Copy(who="Kit", file=str(kept)))
    words = "The backup on the stick still holds it.\n\nSo do two copies."
    walk.screen.ask(DONE, f"{words}\n\n{NO_CALLING_BACK}", offer_to_delete(copies))


# -- history -----------------------------------------------------------------------------------------------------------


@place(VersionScreen, "one version", *PERSON, daily=(EVERYTHING,))
async def version(walk: Walk) -> None:
    await walk.do("history")
    await walk.press("enter")


async def _emptied(walk: Walk) -> None:
    record = walk.app.workspace.record
    await walk.do("history")
    walk.put(record.model_copy(update={"entries": record.entries[:2], "notes": ()}))
    await walk.press("enter")


@place(VersionScreen, "one version, much of it not there now", EVERYTHING)
async def old_version(walk: Walk) -> None:
    await _emptied(walk)


@place(AskScreen, "put it back?", EVERYTHING)
async def put_back(walk: Walk) -> None:
    await _emptied(walk)
    await walk.press("enter")


@place(AskScreen, "put all of it back?", EVERYTHING, daily=False)
async def put_all_back(walk: Walk) -> None:
    await _emptied(walk)
    await walk.do("restore_all")


# -- copies and handing over -------------------------------------------------------------------------------------------


def _copy(copy_id: str) -> None:
    @place(AskScreen, f"the copy {copy_id}", EVERYTHING, daily=copy_id == "sam")
    async def asked(walk: Walk) -> None:
        await walk.do("copies")
        await walk.pick(copy_id)


for _id in ("own", "sam", "back", "over", "came"):
    _copy(_id)


@place(AskScreen, "forget a copy?", EVERYTHING, daily=False)
async def forget_copy(walk: Walk) -> None:
    await walk.do("copies")
    await walk.pick("sam", "forget")


@place(AskScreen, "delete the file of a copy?", EVERYTHING, daily=False)
async def delete_copy(walk: Walk) -> None:
    await walk.do("copies")
    copy = walk.app.workspace.record.copies[1]
    assert isinstance(walk.screen, CopiesScreen)
    walk.screen._ask_once_more(copy, "delete")  # its file is not there, so that it is not offered


@place(HandOverScreen, "nothing is chosen", EVERYTHING)
async def nothing_goes(walk: Walk) -> None:
    await walk.do("hand_over")
    assert isinstance(walk.screen, HandOverScreen)
    walk.screen.presenter.chosen = frozenset()
    walk.screen.look_again()
    await walk.do("handover_file")


@place(WriteHandoverScreen, "write a handover", EVERYTHING)
async def write_handover(walk: Walk) -> None:
    await walk.do("hand_over", "handover_file")


@place(WriteHandoverScreen, "write a handover, into no folder", EVERYTHING)
async def write_nowhere(walk: Walk) -> None:
    await write_handover(walk)
    walk.field("path").answer = "x" * 300
    await walk.do("write")


@place(AskScreen, "write over a handover?", EVERYTHING, daily=False)
async def write_over(walk: Walk) -> None:
    there = walk.folder / "handover.age"
    there.write_bytes(b"old")
    await write_handover(walk)
    walk.field("path").answer = str(there)
    await walk.do("write")


@place(SpokenScreen, "the six words", *PERSON, daily=(EVERYTHING,))
async def six_words(walk: Walk) -> None:
    await walk.show(SpokenScreen("abode kettle apple garden butter candle"))
