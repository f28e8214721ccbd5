"""Everything that is kept about one person, as a copy of their own to read at home: nothing is left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from plans.guide.programme_sections import section_of, titles_of
from plans.guide.route import Route, routes
from plans.pack.copy_models import EverythingSpec
from plans.pack.dates import say_date
from plans.pack.line_templates import render
from plans.pack.models import Module
from plans.pack.own_words import title_of
from plans.page.compose import Page, PageGroup, PageItem, Section, sheets
from plans.record.context import Context
from plans.record.copy_log import copy_words
from plans.record.entry_text import entry_facts, value_words
from plans.record.models import Entry, Kept, Note, Session
from plans.record.moments import local, local_day


def compose_everything(context: Context) -> Page:
    """All of a record as a page of many sheets. Private things and every note are on it: it is the person's own."""
    pack = context.pack
    spec = pack.copies.everything
    return sheets(
        pack,
        title=spec.title,
        name=context.record.person.called,
        meta=((pack.page.written, say_date(context.today, pack.page)),),
        sections=_Everything(context, spec).sections(),
        foot=spec.foot,
    )


class _Everything:
    def __init__(self, context: Context, spec: EverythingSpec) -> None:
        self._context, self._spec = context, spec
        self._record, self._pack = context.record, context.pack
        self._meetings = {session.id: session for session in context.record.sessions}

    def sections(self) -> tuple[Section, ...]:
        """Each that has something in it, the person's own plan before notes and meetings."""
        spec, record = self._spec, self._record
        parts: tuple[Entry | Note, ...] = (*record.entries, *record.notes)
        gone = [part for part in parts if not part.kept]
        made = (
            (spec.person, [PageGroup("", tuple(self._person()))]),
            *((title, list(self._by_kind(entries))) for title, entries in self._parts()),
            (spec.notes, list(self._notes())),
            (spec.meetings, [PageGroup(self._meeting_words(s), tuple(self._meeting(s))) for s in record.sessions]),
            (spec.left_out, [PageGroup("", tuple(self._of_part(part) for part in gone))]),
            (spec.copies, [PageGroup("", tuple(self._copies()))]),
            (spec.other, [PageGroup("", tuple(self._unknown()))]),
        )
        return tuple(
            Section(f"everything{at}", heading, "left", False, groups)
            for at, (heading, found) in enumerate(made, 1)
            if (groups := tuple(group for group in found if group.items))
        )

    # -- the person ----------------------------------------------------------------------------------------------------

    def _person(self) -> Iterator[PageItem]:
        spec, person = self._spec, self._record.person
        said = (
            (spec.called, person.called),
            (spec.full_name, person.full_name),
            (spec.region, person.region),
            (spec.language, person.locale),
            (spec.hidden, "; ".join(map(self._name, person.hidden_modules))),
            ("", self._pack.page.more if person.says_more else ""),
        )
        yield from (PageItem(f"{label}: {words}" if label else words) for label, words in said if words.strip())

    # -- what was written ----------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[tuple[str, list[Entry]]]:
        pack = self._pack
        kept = [entry for entry in self._record.entries if entry.kept]
        of_part: dict[str, list[Entry]] = {}
        for entry in kept:
            of_part.setdefault(section_of(pack, entry), []).append(entry)
        for part, title in titles_of(pack).items():
            yield self._title(Route(part, title, ())), of_part.get(part, [])

    def _by_kind(self, entries: Iterable[Entry]) -> Iterator[PageGroup]:
        kinds: dict[str, list[Entry]] = {}
        for entry in entries:
            kinds.setdefault(entry.kind, []).append(entry)
        for kind_id, row in kinds.items():
            in_order = sorted(row, key=lambda e: (e.place is None, e.place or 0))
            yield PageGroup(self._kind_words(kind_id), tuple(map(self._of_part, in_order)))

    def _kind_words(self, kind_id: str, *, one: bool = False) -> str:
        kind = self._pack.kinds.get(kind_id)
        words = (kind.label if one else kind.plural) if kind else kind_id.replace("_", " ")
        return f"{words[:1].upper()}{words[1:]}"

    def _notes(self) -> Iterator[PageGroup]:
        meetings: dict[str, list[Note]] = {}
        for note in self._record.notes:
            if note.kept:
                meetings.setdefault(note.session or "", []).append(note)
        for session_id, notes in meetings.items():
            met = self._meetings.get(session_id)
            label = self._meeting_words(met) if met else self._spec.any_time
            yield PageGroup(label, tuple(map(self._of_part, notes)))

    def _of_part(self, part: Entry | Note) -> PageItem:
        """Its words, and below them its other fields and all that is kept of how it came about."""
        if isinstance(part, Note):
            return PageItem(part.text.strip() or self._spec.nothing, self._about(part), entry=part.id)
        kind = self._pack.kinds.get(part.kind)
        main = kind.field(kind.main) if kind else None
        facts = entry_facts(self._context, part)
        first = next((words for label, words in facts if main and label == main.label), "")
        rest = [f"{label}: {words}" for label, words in facts if not (first and main and label == main.label)]
        said = [first, *rest] if first else rest or [self._spec.nothing]
        if not part.kept:
            said[0] = f"{self._kind_words(part.kind, one=True)}: {said[0]}"
        return PageItem(said[0], "\n".join((*said[1:], self._about(part))), entry=part.id)

    def _about(self, part: Entry | Note) -> str:
        spec = self._spec
        voice = part.in_whose_words if isinstance(part, Entry) else part.voice
        met = self._meetings.get(part.session or "")
        written, changed = self._day(part.created), self._day(part.changed)
        with_meeting = met is not None and written == self._day(met.started)
        said = (
            spec.voices.get(voice, ""),
            spec.shares.get(part.share, ""),
            spec.on_page if isinstance(part, Entry) and part.on_page else "",
            render(spec.came_from, {"who": part.came_from}) if part.came_from else "",
            f"{self._meeting_words(met)}." if met else "",
            "" if with_meeting else render(spec.written, {"date": written}),
            render(spec.changed, {"date": changed}) if changed != written else "",
            render(spec.left_out_on, {"date": self._day(part.deleted_at)}) if part.deleted_at else "",
        )
        return " ".join(words for words in said if words)

    # -- meetings ------------------------------------------------------------------------------------------------------

    def _meeting_words(self, session: Session) -> str:
        return render(self._spec.meeting, {"n": str(session.number), "date": self._day(session.started)})

    def _meeting(self, session: Session) -> Iterator[PageItem]:
        spec = self._spec
        ended = render(spec.ended, {"time": self._until(session, session.ended)}) if session.ended else spec.still_open
        yield PageItem(f"{self._moment(session.started)}. {ended}")
        yield from self._walked(session)
        lists = (
            (spec.chosen, session.chosen),
            (spec.short, session.short),
            (spec.looked_back, session.looking_back),
        )
        for label, names in lists:
            if names:
                yield PageItem(f"{label}: {'; '.join(map(self._name, names)).replace('?;', '?')}")
        if session.next_meeting.strip():
            yield PageItem(f"{spec.next_meeting}: {session.next_meeting}")

    def _walked(self, session: Session) -> Iterator[PageItem]:
        """Part by part, what was done at each step and when."""
        steps = {f"{r.id}/{step.id}": (r, step) for r in routes(self._pack, session) for step in r.steps}

        def part(place: str) -> str:
            return self._title(steps[place][0]) if place in steps else place

        for title, of_part in groupby(session.trail, lambda item: part(item.step)):
            said = []
            for place, items in groupby(of_part, lambda item: item.step):
                done = ", ".join(f"{self._spec.outcomes.get(i.outcome, '')} ({local(i.when):%H:%M})" for i in items)
                said.append(f"{steps[place][1].title}: {done}." if place in steps else f"{done}.")
            yield PageItem(title, " ".join(said))

    def _title(self, of: Module | Route) -> str:
        """What a part is called, as the person says it."""
        module = self._pack.module(of.id)
        return title_of(self._pack, self._record.my_words, module) if module else of.title

    def _name(self, name: str) -> str:
        module, prompt = self._pack.module(name), self._pack.look_back.prompt(name)
        return self._title(module) if module else prompt.prompt if prompt else name

    # -- copies, and what this version does not know -------------------------------------------------------------------

    def _copies(self) -> Iterator[PageItem]:
        spec = self._spec
        for copy in self._record.copies:
            file = f"{spec.file}: {copy.file}" if copy.file else ""
            named = spec.named if copy.named and copy.who.strip() else ""
            yield PageItem(copy_words(copy), "\n".join(words for words in (file, named) if words))

    def _unknown(self) -> Iterator[PageItem]:
        record = self._record
        parts: tuple[Kept, ...] = (
            record,
            record.person,
            *record.sessions,
            *record.entries,
            *record.notes,
            *record.copies,
        )
        for part in (*parts, *(item for session in record.sessions for item in session.trail)):
            for name, value in (part.model_extra or {}).items():
                yield PageItem(f"{name.replace('_', ' ')}: {value_words(value)}")

    def _day(self, moment: datetime) -> str:
        return say_date(local_day(moment), self._pack.page)

    def _until(self, session: Session, ended: datetime) -> str:
        same_day = self._day(session.started) == self._day(ended)
        return f"{local(ended):%H:%M}" if same_day else self._moment(ended)

    def _moment(self, moment: datetime) -> str:
        return f"{self._day(moment)}, {local(moment):%H:%M}"
