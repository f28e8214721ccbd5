"""Longer lists for both front ends, made from the record: the plan, notes, meetings, steps, kinds and versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from peertui.presenters.command_ids import CommandId
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_rows import entry_row, note_row
from peertui.presenters.session.step_text import heading_words, meeting_words, of_about_words
from peertui.services.dates import day_words
from plans.guide import state_machine
from plans.guide.look_back import earlier, hidden_kinds
from plans.guide.module_progress import ModuleOverview, ModuleState, overview
from plans.guide.route import Route, routes
from plans.guide.step_content import place_of
from plans.pack.models import Pack
from plans.pack.own_words import heading_of, title_of
from plans.page.compose import candidates
from plans.record.context import Context
from plans.record.copy_log import unwanted
from plans.record.diff import words
from plans.record.models import Entry, Note, Outcome, Record
from plans.record.moments import local
from plans.record.search import Hit
from plans.vault.version_history import SavedVersion
from widgets.models.row import Row

OUTCOME_WORDS = {
    Outcome.TALKED: "talked about",
    Outcome.SKIPPED: "skipped today",
    Outcome.PARKED: "parked",
}
NO_MEETING, NO_LOOK_BACK = "No meeting yet.", "No look-back yet."
LOOK_BACKS_HELP = (
    "What was said in look-backs, newest first, each question with the answer in the same words. Nothing is compared "
    "and nothing is added up. Enter on an answer opens it."
)
OLDER = "older:"
"""Id of the row that shows older versions."""


def person_rows(context: Context) -> tuple[Row, ...]:
    """What can be done with a person, as "do:" and a command; then every module, those they have hidden last."""
    pack, record = context.pack, context.record
    session = record.open_session
    seen = state_machine.view(pack, session) if session else None
    chosen = sum(1 for c in candidates(context) if c.chosen and not c.why_not)
    modules = overview(context)
    hidden = [o for o in modules if o.state is ModuleState.HIDDEN]
    shown = [o for o in modules if o not in hidden]
    where = f"{heading_words(context, seen)}: {seen.step.title}" if seen else of_about_words(context)
    return (
        _doing(CommandId.MEET, meeting_words(record), detail=where),
        _doing(CommandId.PAGE, "The page", detail=f"{chosen} chosen"),
        _doing(CommandId.PLAN, "The plan, by section"),
        _doing(CommandId.NOTES, "Notes"),
        _doing(CommandId.MEETINGS, "Meetings"),
        _doing(CommandId.FIND, "Find a word"),
        _doing(CommandId.ABOUT, "Name and region"),
        _doing(CommandId.HISTORY, "What was saved before"),
        _doing(CommandId.HAND_OVER, "Hand over to a colleague"),
        _doing(CommandId.COPIES, "Who received what", detail=_copies_words(record)),
        _doing(CommandId.EVERYTHING, "Everything kept about me"),
        Row("heading", "What we can talk about", heading=True),
        *(
            RowRef(RowKind.MODULE, o.module.id).row(title_of(pack, record.my_words, o.module), detail=o.words)
            for o in shown
        ),
        *((Row("hidden", "Hidden parts", heading=True),) if hidden else ()),
        *(
            RowRef(RowKind.MODULE, o.module.id).row(title_of(pack, record.my_words, o.module), detail=o.words)
            for o in hidden
        ),
    )


def _doing(command: CommandId, words: str, detail: str = "") -> Row:
    return RowRef(RowKind.DO, command).row(words, detail=detail)


def _copies_words(record: Record) -> str:
    """How many lines there are, and whether any copy is to be asked for."""
    back = len(unwanted(record))
    return f"{len(record.copies) or 'nobody'}{f', {back} to ask back' if back else ''}"


def plan_rows(context: Context, *, left_out: bool) -> tuple[Row, ...]:
    """Every entry that is kept, or was left out: under the page's sections, then the rest."""
    shown = [e for e in context.record.entries if e.kept is not left_out]
    made: list[Row] = []
    listed: set[str] = set()
    for section in context.pack.page.sections:
        kinds = dict.fromkeys(part.kind for part in section.parts)
        said = heading_of(section.heading, section.my_terms, context.pack, context.record.my_words)
        here = [e for k in kinds for e in _in_order(k, shown) if e.id not in listed]
        if here:
            made.append(Row(f"section:{section.id}", said, heading=True))
            made += [entry_row(context, e) for e in here]
            listed.update(e.id for e in here)
    page = context.pack.page
    for part, heading in ((page.look_again_from, page.look_again), (page.copies_from, page.copies)):
        here = [e for e in shown if e.kind == part.kind and e.id not in listed]
        if here:
            made.append(Row(f"section:{part.kind}", heading, heading=True))
            made += [entry_row(context, e) for e in here]
            listed.update(e.id for e in here)
    rest = [e for e in shown if e.id not in listed]
    if rest:
        made.append(Row("section:", "Not for the page", heading=True))
        made += [entry_row(context, e) for e in rest]
    return tuple(made)


def _in_order(kind: str, shown: Iterable[Entry]) -> list[Entry]:
    of_kind = [e for e in shown if e.kind == kind]
    return sorted(of_kind, key=lambda e: (e.place is None, e.place or 0))


def notes_rows(record: Record, *, left_out: bool) -> tuple[Row, ...]:
    """All notes that are kept, or were left out, newest first, by meeting."""
    numbers = {s.id: s.number for s in record.sessions}
    made: list[Row] = []
    last: int | None = -1
    for note in reversed([n for n in record.notes if n.kept is not left_out]):
        number = numbers.get(note.session or "")
        if number != last:
            made.append(Row(f"meeting:{note.id}", f"Meeting {number}" if number else "Any time", heading=True))
            last = number
        made.append(note_row(note))
    return tuple(made)


def module_rows(context: Context, about: ModuleOverview) -> tuple[Row, ...]:
    """The steps of a module, and below each what was written there."""
    made: list[Row] = []
    for step in about.module.steps:
        place = f"{about.module.id}/{step.id}"
        detail = "talked about" if step.id in about.talked else "parked" if step.id in about.parked else ""
        made.append(RowRef(RowKind.STEP, place).row(step.title, detail=detail))
        made += [entry_row(context, e) for e in context.record.entries if e.kept and place_of(e) == place]
        made += [note_row(n) for n in context.record.notes if n.kept and place_of(n) == place]
    return tuple(made)


def meeting_rows(context: Context) -> tuple[Row, ...]:
    """Every meeting, newest first: what was talked about, skipped or parked, and what was written."""
    record = context.record
    made: list[Row] = []
    for session in reversed(record.sessions):
        day = day_words(session.started)
        state = "" if session.ended else ", still open"
        made.append(Row(f"session:{session.id}", f"Meeting {session.number}, {day}{state}", heading=True))
        made += _trail_rows(context.at(session))
        made += [entry_row(context, e) for e in record.entries if e.kept and e.session == session.id]
        made += [note_row(n) for n in record.notes if n.kept and n.session == session.id]
    return tuple(made)


def _route_title(context: Context, route: Route) -> str:
    module = context.pack.module(route.id)
    return title_of(context.pack, context.record.my_words, module) if module else route.title


def look_back_rows(context: Context) -> tuple[Row, ...]:
    """Look-backs by their day, newest first: each question and what was said to it. Nothing is compared."""
    made: list[Row] = []
    for session, said in earlier(context):
        made.append(Row(f"session:{session.id}", day_words(session.started), heading=True))
        for one in said:
            row = entry_row(context, one.part) if isinstance(one.part, Entry) else note_row(one.part)
            made.append(Row(row.id, f"{one.asked} {row.text}".strip()))
    return tuple(made)


def _trail_rows(context: Context) -> list[Row]:
    pack, session = context.pack, context.session
    found = [(route, _route_title(context, route)) for route in routes(pack, session)]
    titles = {f"{route.id}/{step.id}": f"{title}: {step.title}" for route, title in found for step in route.steps}
    modules = {*(m.id for m in pack.modules), pack.finishing.id}
    last = {item.step: OUTCOME_WORDS.get(item.outcome, "") for item in session.trail}
    return [
        Row(f"trail:{session.id}:{place}", titles.get(place, place), detail=words)
        for place, words in last.items()
        if words and place.partition("/")[0] in modules
    ]


def jump_rows(context: Context) -> tuple[Row, ...]:
    """Any step of the frame and of every module; each row's id is its place."""
    done = {item.step: OUTCOME_WORDS.get(item.outcome, "") for item in context.session.trail}
    made: list[Row] = []
    for route in routes(context.pack, context.session):
        if route.id in context.record.person.hidden_modules:
            continue
        made.append(Row(f"route:{route.id}", _route_title(context, route), heading=True))
        for step in route.steps:
            where = f"{route.id}/{step.id}"
            made.append(Row(where, step.title, detail=done.get(where, "")))
    return tuple(made)


def kind_rows(context: Context, first: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Any kind of entry, the likeliest first, then by the part of the programme that makes it; ids are the kinds'."""
    pack = context.pack
    made = [Row(k, pack.kinds[k].label) for k in first if k in pack.kinds]
    listed = set(first)
    for module in pack.modules:
        if module.id in context.record.person.hidden_modules:
            continue
        kinds = dict.fromkeys(k for step in module.steps for k in step.entries if k not in listed)
        if kinds:
            made.append(Row(f"module:{module.id}", title_of(pack, context.record.my_words, module), heading=True))
            made += [Row(k, pack.kinds[k].label) for k in kinds]
            listed.update(kinds)
    listed |= hidden_kinds(context)
    rest = [k for k in pack.kinds if k not in listed and not k.startswith("reflection")]
    if rest:
        made.append(Row("module:", "Any meeting", heading=True))
        made += [Row(k, pack.kinds[k].label) for k in rest]
    return tuple(made)


def found_rows(hits: Iterable[Hit]) -> tuple[Row, ...]:
    """What was found: entries and notes, which can be opened, and meetings, which only tell their day."""
    return tuple(Row(f"{hit.what}:{hit.id}", hit.text, detail=hit.label) for hit in hits)


# -- what was saved before ---------------------------------------------------------------------------------------------


def time_words(moment: datetime) -> str:
    """The time of day of a moment, local: "14:32"."""
    return f"{local(moment):%H:%M}"


def version_ref(version: SavedVersion) -> RowRef:
    """What the row of a saved version stands for."""
    return RowRef(RowKind.VERSION, str(version.generation))


def saved_rows(pack: Pack, listed: Sequence[SavedVersion], *, more: bool) -> tuple[Row, ...]:
    """Versions by day, each with what changed; ids are "version:" and the generation."""
    made: list[Row] = []
    last_day = ""
    for version in listed:
        day = day_words(version.saved_at)
        if day != last_day:
            made.append(Row(f"day:{version.generation}", day, heading=True))
            last_day = day
        told = "the oldest that is kept" if version.changes is None else words(pack, version.changes)
        made.append(version_ref(version).row(told, detail=time_words(version.saved_at)))
    if more:
        made.append(Row(OLDER, "Show older versions"))
    return tuple(made)


def version_rows(context: Context, version: Record) -> tuple[Row, ...]:
    """What one version held: first what is not the same now."""
    parts = [
        (entry_row(context.of(version), e), state_now(e, context.record.entries)) for e in version.entries if e.kept
    ]
    parts += [(note_row(n), state_now(n, context.record.notes)) for n in version.notes if n.kept]
    made: list[Row] = []
    for heading, same in (("Not the same now", False), ("The same now", True)):
        here = [Row(row.id, row.text, detail=state or row.detail) for row, state in parts if (state == "") is same]
        if here:
            made += [Row(f"heading:{same}", heading, heading=True), *here]
    return tuple(made)


def state_now(old: Entry | Note, now: tuple[Entry, ...] | tuple[Note, ...]) -> str:
    """How a part of a version stands now, in words; "" if it is the same."""
    new = next((part for part in now if part.id == old.id), None)
    if new is None:
        return "not there now"
    if not new.kept:
        return "left out now"
    return "" if new == old.model_copy(update={"changed": new.changed}) else "different now"
