"""Commands about handing a part of a record to a colleague: export --format handover, receive."""

from __future__ import annotations

from argparse import Namespace

from peertui.cli.data_folder import file_to_write, keep_what_is_there, open_workspace, say_clock, settle, words_for
from peertui.cli.exit_codes import Exit, Stop, say_beside, show_once, tell
from peertui.cli.passphrase_input import handover_passphrase
from peertui.cli.person_lookup import confirm_person, find_person, listed, say_whose
from peertui.presenters.exporting.export_questions import synced_notes
from peertui.presenters.exporting.handover_text import NOTHING_TO_HAND_OVER, about_words, is_anything
from peertui.services.exporting import handover as handing
from peertui.services.exporting.destination import Destination, is_last_copy
from peertui.services.exporting.handover import Arrival
from peertui.services.output import field
from peertui.services.paths import place
from plans.handover import selection
from plans.record.context import Context
from plans.record.models import Record, Way
from plans.vault import Vault


def hand_over(arguments: Namespace) -> int:
    """Write chosen parts of a record as a locked file, print its passphrase, and keep who it was for.

    A file whose passphrase could not be printed is deleted again.
    """
    from exports.handover.word_passphrase import new_passphrase

    to = _check(arguments)
    with open_workspace(arguments) as workspace:
        record = workspace.open(find_person(workspace.vault, arguments.person).id).record
        workspace.pack = words_for(arguments, record)
        say_clock(workspace)
        context, marks = workspace.context, workspace.vault.copy_marks
        now, handover_id = workspace.clock(), workspace.make_id()
        chosen = _chosen(context, arguments.sections)
        part = selection.cut(context, chosen, handover_id=handover_id, now=now)
        passphrase = new_passphrase()
        if not is_last_copy(record, to.path, "", Way.HANDED_OVER, marks):
            keep_what_is_there(arguments, to, field(record.person.called))
        for line in synced_notes(to.path):
            say_beside(f"Note: {line}")
        before = handing.there_before(to.path)
        written = handing.hand_over(to.path, part, passphrase)
        try:
            show_once(passphrase)
        except BaseException:
            handing.take_back(written, before)
            raise
        say_whose(record.person)
        for line in about_words(context, part):
            say_beside(line)
        say_beside(handing.ADVICE)
        workspace.put(
            handing.handed_over(
                context,
                chosen,
                arguments.to_whom,
                handover_id=handover_id,
                now=now,
                written=written,
                marks=marks,
            )
        )
        settle(workspace, but="The file is written, but peertui could not record the handover.")
    return Exit.DONE


def receive(arguments: Namespace) -> int:
    """Open a handover and put it together with the person it is about, or add someone new."""
    file = place(arguments.file)
    data = handing.read_file(file)
    with open_workspace(arguments) as workspace:
        now = workspace.clock()
        theirs = handing.unsealed(file, data, handover_passphrase(arguments), now=now)
        target = _target(workspace.vault, theirs, arguments)
        here = workspace.open(target).record if target else None
        arrival = Arrival(theirs, here, arguments.from_whom, now)
        pack = words_for(arguments, here or theirs)
        handing.take_in(workspace, arrival)
        workspace.settle()
        person = workspace.record.person
    here_now = field(person.id)
    tell(here_now, done=f"The handover is saved, with the id {here_now}.")
    say_whose(person)
    for sentence in arrival.told(pack):
        say_beside(sentence)
    for found in arrival.news:
        if found.here is not None:
            say_beside(f"Worded differently: {handing.both_wordings(arrival.context(pack), found, here, theirs)}")
    return Exit.DONE


def _check(arguments: Namespace) -> Destination:
    if not arguments.person:
        raise Stop("Say whose record it is: peertui export PERSON --to FILE --format handover.", Exit.USAGE)
    if arguments.to is None:
        raise Stop("Say where the file goes: add --to FILE.", Exit.USAGE)
    if arguments.open_pdf or arguments.pdf_password_file or arguments.fit:
        raise Stop("A handover is always locked, with its own words: leave the options for a page out.", Exit.USAGE)
    return file_to_write(arguments)


def _chosen(context: Context, written: str | None) -> frozenset[str]:
    """The parts that are asked for; without any, what can be shared. Stop."""
    if not is_anything(context):
        raise Stop(NOTHING_TO_HAND_OVER)
    there = {section.id: section for section in selection.sections(context)}
    listed = tuple(f"  {one.id:13} {one.title} ({one.amount})" for one in there.values())
    if written is None:
        chosen = selection.usual(context)
    else:
        chosen = frozenset(name.strip() for name in written.split(",") if name.strip())
    if unknown := sorted(chosen - there.keys()):
        raise Stop(f"There is no part called {', '.join(unknown)}. The parts are:", Exit.USAGE, listed=listed)
    if not any(name in chosen for name, section in there.items() if not section.widens):
        raise Stop("Say with --sections which parts go. The parts are:", Exit.USAGE, listed=listed)
    return chosen


def _target(vault: Vault, theirs: Record, arguments: Namespace) -> str:
    """The id of the person it goes to, "" for someone new. Stop where only the worker can know."""
    everyone = vault.people.all()
    met = next((one for one in everyone if one.id == theirs.person.id), None)
    is_here = met is not None and not handing.goes_by_other_names(theirs, met)
    if arguments.into is not None:
        into = find_person(vault, arguments.into, for_good=True)
        if is_here and into.id != theirs.person.id:
            here = f"{field(theirs.person.called)} is here already, as {field(theirs.person.id)}"
            raise Stop(f"{here}: leave --into out.")
        name = field(theirs.person.called)
        confirm_person(arguments, into, f"This adds the handover about {name} to this record permanently")
        return into.id
    if is_here:
        return theirs.person.id
    if arguments.new:
        return ""
    if met:
        raise Stop(
            f"The file is about {theirs.person.called}, and {met.id} is {met.called} here. If it is the same person, "
            f"add --into {met.id}; if not, add --new. Nothing was changed."
        )
    same = handing.namesakes(theirs, everyone)
    if same:
        raise Stop(
            f"Someone here is called {field(theirs.person.called)} too ({listed(same)}). If it is the same person, "
            "add --into ID; if not, add --new. Nothing was changed."
        )
    return ""
