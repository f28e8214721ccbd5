"""What can be written at a step: new entries, fields of entries that are there already, notes in each voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plans.guide.look_back import answer_kind, joins
from plans.guide.state_machine import View
from plans.guide.step_content import kinds_at, last_small_step, may_write
from plans.guide.writing_agreement import AGREEMENT, agreed, not_today
from plans.pack.models import EntryKind, FieldSpec, FieldType, HowMany, Pack, StageRole
from plans.record.context import Context
from plans.record.models import Record, Voice

_WALKED = (FieldType.TEXT, FieldType.LONG, FieldType.CHOICE, FieldType.DATE)
NOTHING_TO_WRITE = (StageRole.CHECKLIST, StageRole.CHOOSE, StageRole.PICK, StageRole.READ_BACK, StageRole.PAGE)


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """One field to be written in the box, of an entry that is there already or of the one being made."""

    field: FieldSpec
    label: str = ""
    entry: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    """What a choice offers, as id and words."""
    joins: bool = False
    """The choice is what the entry shall be in the plan as well. It is not a field of it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the words being typed become: an entry of a kind, a note in a voice, or when to meet next."""

    id: str
    words: str
    kind: EntryKind | None = None
    asks: tuple[FieldAsked, ...] = ()
    """Asked one after another; with more than one, or with `goes_on`, Enter leads on from the last of them."""
    preset: Mapping[str, str] = field(default_factory=dict)
    """Values that every entry of it begins with."""
    voice: Voice = Voice.PERSON
    goes_on: bool = False
    words_first: bool = False
    """Nothing more is asked where the first field stays empty."""


SOMETHING_ELSE = "else"
"""Stands for any other kind that a look-back answer can become."""
NEXT_MEETING = Target("next_meeting", "when we meet next", goes_on=True)
NOTES = (
    Target("note:theirs", "note, their words", voice=Voice.PERSON),
    Target("note:together", "note, both of us", voice=Voice.TOGETHER),
    Target("note:worker", "note, worker's words", voice=Voice.WORKER),
)


def targets_at(context: Context, seen: View) -> tuple[Target, ...]:
    """What can be written at a step, the likeliest first; nothing on a list, or where not to write was agreed."""
    pack, record = context.pack, context.record
    if seen.role in NOTHING_TO_WRITE or not may_write(context, seen):
        return ()
    if seen.role is StageRole.NEXT_MEETING:
        return (NEXT_MEETING, *NOTES)
    if seen.role is StageRole.LAST_TIME:
        return (*_how_it_went(context), *NOTES)
    kinds = [pack.kinds[k] for k in kinds_at(context, seen) if k in pack.kinds]
    made = [target for kind in kinds for target in _making(pack, kind)]
    if AGREEMENT in seen.step.entries and (
        agreed(record, context.session) is None or not_today(record, context.session)
    ):
        return tuple(target for target in made if target.kind and target.kind.id == AGREEMENT)
    notes = tuple(n for n in NOTES if not (seen.step.own_story and n.voice is Voice.WORKER))
    if seen.look_back_prompt and (answer := answer_kind(pack)):
        made = [_answering(context, answer, seen.look_back_prompt), *(t for t in made if t.kind is not answer)]
    if seen.step.about:  # it asks about what is there: a new entry is the least likely
        return (*_about_each(record, kinds, seen), *notes, *made)
    return (*made, *notes)


def _answering(context: Context, kind: EntryKind, prompt_id: str) -> Target:
    """An answer of the look-back: the words, a word for them if wished, and then whether any of it joins the plan."""
    joining = context.pack.look_back.joining
    ways = (*joins(context, prompt_id), (SOMETHING_ELSE, joining.something_else))
    as_what = FieldSpec(name="", type=FieldType.CHOICE, label=joining.prompt)
    asks = (*_walk(context.pack, kind), FieldAsked(as_what, joining.prompt, choices=ways, joins=True))
    return Target(kind.id, kind.label, kind, asks, goes_on=True, words_first=True)


def _walk(pack: Pack, kind: EntryKind) -> tuple[FieldAsked, ...]:
    """The main field of a kind, then those others that can be written in a box."""
    main = kind.field(kind.main)
    rest = [f for f in kind.fields if f is not main and f.type in _WALKED and f.name != "share"]
    first = (FieldAsked(main, main.label if rest else "", choices=_choices(pack, main)),) if main else ()
    return (*first, *(FieldAsked(f, f.label, choices=_choices(pack, f)) for f in rest))


def _choices(pack: Pack, field: FieldSpec) -> tuple[tuple[str, str], ...]:
    """The choices of a field; a lens with what it is about."""
    about = {lens.title: f"{lens.title}: {lens.about}" for lens in pack.look_back.lenses}
    return tuple((choice, about.get(choice, choice)) for choice in field.choices)


def _making(pack: Pack, kind: EntryKind) -> tuple[Target, ...]:
    """Making an entry: one offer a kind, or one for each choice where the pack says that the choice comes first."""
    main = kind.field(kind.main)
    if main is None:
        return ()
    split = next((f for f in kind.fields if f.splits), None)
    if split is not None:
        return tuple(Target(f"{kind.id}:{c}", c, kind, (FieldAsked(main),), {split.name: c}) for c in split.choices)
    if single_only(kind):
        return (Target(kind.id, kind.label, kind, _walk(pack, kind), goes_on=True),)
    return (Target(kind.id, kind.label, kind, (FieldAsked(main),)),)


def _about_each(record: Record, kinds: list[EntryKind], seen: View) -> tuple[Target, ...]:
    """A step may ask for one field of each entry that is there: what helps at each early sign."""
    kind = kinds[0] if kinds else None
    asked = kind.field(seen.step.about) if kind and seen.step.about else None
    entries = record.of_kind(kind.id) if kind else ()
    if kind is None or asked is None or not entries:
        return ()
    asks = tuple(FieldAsked(asked, f"{e.text(kind.main)}: {asked.label}", e.id) for e in entries)
    return (Target("each", f"each {kind.label} in turn", kind, asks, goes_on=True),)


def _how_it_went(context: Context) -> tuple[Target, ...]:
    last = last_small_step(context.record, context.session)
    kind = context.pack.kinds.get(last.kind) if last else None
    if last is None or kind is None:
        return ()
    fields = [kind.field(name) for name in ("how_it_went", "learned")]
    asks = tuple(FieldAsked(f, f.label, last.id, _choices(context.pack, f)) for f in fields if f is not None)
    return (Target("last", "how it went", kind, asks, goes_on=True),) if asks else ()


def single_only(kind: EntryKind) -> bool:
    """Whether there is only one entry of this kind, in all or in a meeting."""
    return kind.how_many in (HowMany.ONE, HowMany.ONE_PER_SESSION, HowMany.ONE_PER_LOOK_BACK)
