"""Commands about handing a part of a record to a colleague: export --format handover, receive."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from peertui import handing
from peertui.cli.folder import open_vault, save, say_clock, words_for
from peertui.cli.outcomes import Exit, Stop, say, say_beside
from peertui.cli.people import find_person
from peertui.cli.secret import handover_passphrase
from peertui.consent_words import agreed_lines, unwanted_lines
from peertui.handing import Arrival
from peertui.places import place
from plans import handover
from plans.pack import Pack
from plans.record import Record, new_id, now_utc
from plans.vault import Vault


def hand_over(arguments: Namespace) -> int:
    """Write chosen parts of a record as a locked file, print its passphrase, and keep who it was for."""
    from exports.spoken import new_passphrase

    to = _check(arguments)
    with open_vault(arguments) as vault:
        record = vault.load(find_person(vault, arguments.person).id).record
        say_clock(vault, record, now_utc().astimezone().date())
        pack, now, handover_id = words_for(arguments, record), now_utc(), new_id()
        chosen = _chosen(pack, record, arguments.sections)
        part = handover.cut(pack, record, chosen, handover_id=handover_id, now=now)
        passphrase = new_passphrase()
        written = handing.hand_over(to, part, passphrase)
        say(passphrase)
        say_beside(f"In it: {handover.contents(pack, part)}.")
        for line in (*agreed_lines(record), *unwanted_lines(record)):
            say_beside(line)
        say_beside(handing.ADVICE)
        kept = handing.handed_over(
            pack, record, chosen, arguments.to_whom, handover_id=handover_id, now=now, written=written
        )
        save(vault, kept, but="The file is written, but that it was handed over could not be kept.")
    return Exit.DONE


def receive(arguments: Namespace) -> int:
    """Open a handover and put it together with the person it is about, or add someone new."""
    from exports.handover import unseal

    data = handing.read_file(place(arguments.file))
    with open_vault(arguments) as vault:
        theirs = unseal(data, handover_passphrase(arguments), now=now_utc())
        target = _target(vault, theirs, arguments)
        here = vault.load(target).record if target else None
        arrival = Arrival(theirs, here, arguments.from_whom, now_utc())
        pack = words_for(arguments, here or theirs)
        saved = _keep(vault, arrival)
    say(saved.person.id)
    for sentence in arrival.told(pack):
        say_beside(sentence)
    for found in arrival.news:
        if found.here is not None:
            say_beside(f"Worded differently: {handing.both_wordings(pack, found, here, theirs)}")
    return Exit.DONE


def _keep(vault: Vault, arrival: Arrival) -> Record:
    joined = arrival.joined
    if arrival.here is None:
        return vault.add(joined)
    if joined != arrival.here:
        vault.save(joined)
    return joined


def _check(arguments: Namespace) -> Path:
    if not arguments.person:
        raise Stop("Say whose record it is: peertui export PERSON --to FILE --format handover.", Exit.USAGE)
    if arguments.to is None:
        raise Stop("Say where the file goes: add --to FILE.", Exit.USAGE)
    if arguments.open_pdf or arguments.pdf_password_file or arguments.fit:
        raise Stop("A handover is always locked, with words of its own: leave the options for a page out.", Exit.USAGE)
    return place(arguments.to)


def _chosen(pack: Pack, record: Record, written: str | None) -> frozenset[str]:
    """The parts that are asked for; without any, what can be shared. Stop."""
    there = {section.id: section for section in handover.sections(pack, record)}
    listed = "\n".join(f"  {one.id:13} {one.title} ({one.amount})" for one in there.values())
    if written is None:
        chosen = handover.usual(pack, record)
    else:
        chosen = frozenset(name.strip() for name in written.split(",") if name.strip())
    if unknown := sorted(chosen - there.keys()):
        raise Stop(f"There is no part called {', '.join(unknown)}. The parts are:\n{listed}", Exit.USAGE)
    if not any(name in chosen for name, section in there.items() if not section.widens):
        raise Stop(f"Say with --sections which parts go. The parts are:\n{listed}", Exit.USAGE)
    return chosen


def _target(vault: Vault, theirs: Record, arguments: Namespace) -> str:
    """The id of the person it goes to, "" for someone new. Stop where only the worker can know."""
    everyone = vault.people()
    is_here = any(one.id == theirs.person.id for one in everyone)
    if arguments.into is not None:
        into = find_person(vault, arguments.into).id
        if is_here and into != theirs.person.id:
            raise Stop(f"{theirs.person.called} is here already, as {theirs.person.id}: leave --into out.")
        return into
    if is_here:
        return theirs.person.id
    same = handing.namesakes(theirs, everyone)
    if same and not arguments.new:
        ids = ", ".join(one.id for one in same[:5])
        raise Stop(
            f"Somebody here is called {theirs.person.called} too ({ids}). If it is the same person, add --into ID; "
            "if not, add --new. Nothing was changed."
        )
    return ""
