"""Who is meant by what was written for PERSON, and asking once more before what cannot be taken back."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from peertui.cli.exit_codes import Exit, Stop, say_beside
from peertui.presenters.people.people_rows import name_words
from peertui.services.output import field
from plans.record.models import Person
from plans.record.names import name_key

if TYPE_CHECKING:
    from plans.vault import Summary, Vault

ENOUGH = 8
"""Letters of an id that are enough to mean it, for what can be taken back."""
_MOST_LISTED = 5


def people_meant(people: Iterable[Summary], written: str, *, beginnings: bool) -> tuple[Summary, ...]:
    """Those of the people whose name or whole id this is; if there are none, whose id begins with it.

    Args:
        people: everyone in the vault.
        written: a name in any capitals, called or full, or an id or its beginning.
        beginnings: whether the first `ENOUGH` letters or more of an id are enough.
    """
    everyone, key = tuple(people), name_key(written)
    found = tuple(one for one in everyone if one.id == written or (key and key in _name_keys(one)))
    if found or not beginnings or len(written) < ENOUGH:
        return found
    return tuple(one for one in everyone if one.id.startswith(written))


def find_person(vault: Vault, written: str, *, for_good: bool = False) -> Summary:
    """The one person who is meant. Stop if there is none, or more than one.

    `for_good` is for what cannot be taken back: the beginning of an id is not enough then.
    """
    everyone = vault.people.all()
    found = people_meant(everyone, written, beginnings=not for_good)
    if len(found) == 1:
        return found[0]
    said = field(written)
    if found:
        raise Stop(f"{said} can mean {len(found)} people: {listed(found)}. Give the whole id of the one you mean.")
    if for_good and people_meant(everyone, written, beginnings=True):
        raise Stop(f"{said} is only the beginning of an id, and this needs more: give the name or the whole id.")
    raise Stop(f"Nobody here is called {said} or has that id: peertui people lists everyone.")


def listed(people: Iterable[Summary]) -> str:
    """Names with their ids, the first few."""
    everyone = tuple(people)
    named = [f"{_name(one)}, id {field(one.id)}" for one in everyone[:_MOST_LISTED]]
    return "; ".join((*named, *(["…"] if len(everyone) > _MOST_LISTED else [])))


def say_whose(person: Summary | Person) -> None:
    """Say whose record was meant."""
    say_beside(f"Whose: {_name(person)}")


def confirm_person(arguments: Namespace, person: Summary, does: str) -> None:
    """As `confirm`, with the name of a person, or the id of someone whose name cannot be read."""
    if not arguments.yes:
        names = _name_keys(person) or {name_key(person.id)}
        _ask(f"Whose: {_name(person)}. {does}", "the name" if person.generation else "the id", names)


def confirm(arguments: Namespace, name: str, does: str) -> None:
    """Ask for a name again before something that cannot be undone, unless --yes was given. Stop.

    Args:
        arguments: of the command; it has --yes.
        name: what has to be typed again.
        does: what would be done, as a sentence without its full stop.
    """
    if not arguments.yes:
        _ask(does, field(name), {name_key(name)})


def _ask(does: str, what: str, accepted: set[str]) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stop(f"{does}: add --yes to do it.", Exit.USAGE)
    say_beside(f"{does}. Type {what} again to confirm:")
    try:
        typed = sys.stdin.readline()
    except ValueError:  # letters that this terminal does not send
        typed = ""
    if name_key(typed) not in accepted - {""}:
        raise Stop("That does not match, so nothing was changed: check whom you mean.")


def _name_keys(person: Summary) -> set[str]:
    """None for someone whose files do not open: they are listed under words that are nobody's name."""
    names = (person.called, person.full_name) if person.generation else ()
    return {name_key(name) for name in names} - {""}


def _name(person: Summary | Person) -> str:
    return name_words(field(person.called), field(person.full_name))
