"""Beginning an entry or a note outside of a step, what its references may point to, and the names its fields offer."""

from __future__ import annotations

from peertui.services.workspace import Workspace
from plans.pack.models import ENDING, EntryKind, FieldSpec
from plans.page.name_suggestions import suggestions
from plans.record import changes
from plans.record.entry_text import entry_name
from plans.record.models import Entry, Note

NOT_ASKED = "not asked yet"
"""Said of somebody who does not know yet that they are listed."""


def beginning(kind: EntryKind) -> dict[str, str | bool | int]:
    """What an entry of a kind holds before anything is written in it."""
    return {f.name: f.default for f in kind.fields if f.default is not None}


def begin_entry(workspace: Workspace, kind_id: str) -> Entry:
    """Put a blank entry of a kind in the record, and return it."""
    now, open_session = workspace.clock(), workspace.record.open_session
    entry = Entry(
        id=workspace.make_id(),
        kind=kind_id,
        values=beginning(workspace.pack.kinds[kind_id]),
        session=open_session.id if open_session else None,
        created=now,
        changed=now,
    )
    workspace.put(changes.add_entry(workspace.record, entry))
    return entry


def the_ending(workspace: Workspace) -> Entry:
    """The one entry that says how many meetings there are and how to finish; a blank one if there is none."""
    written = workspace.record.of_kind(ENDING)
    return written[-1] if written else begin_entry(workspace, ENDING)


def begin_note(workspace: Workspace) -> Note:
    """Put a blank note in the record, and return it."""
    now, open_session = workspace.clock(), workspace.record.open_session
    note = Note(id=workspace.make_id(), session=open_session.id if open_session else None, created=now, changed=now)
    workspace.put(changes.add_note(workspace.record, note))
    return note


def end_entry(workspace: Workspace, entry_id: str) -> None:
    """Done with an entry: one in which nothing was written does not stay."""
    entry = next((e for e in workspace.record.entries if e.id == entry_id), None)
    if entry is not None:
        workspace.put(changes.drop_blank(workspace.record, entry_id, beginning(workspace.pack.kinds[entry.kind])))


def references(workspace: Workspace, kind: EntryKind) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each field that refers to something: what it may point to, as id and words."""
    prompts = tuple((p.id, p.prompt) for lens in workspace.pack.look_back.lenses for p in lens.prompts)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for field in kind.fields:
        if field.refers_to == ("prompt",):
            found[field.name] = prompts
        elif field.refers_to:
            found[field.name] = tuple(
                (e.id, entry_name(workspace.context, e)) for e in workspace.record.of_kind(*field.refers_to)
            )
    return found


def offers(workspace: Workspace, field: FieldSpec) -> tuple[tuple[str, str], ...]:
    """The names that a field offers, each with how it is said."""
    found = suggestions(workspace.context, field) if field.suggest_from else ()
    return tuple((s.name, s.name if s.asked else f"{s.name}, {NOT_ASKED}") for s in found)
