"""The made-up people of the walk: nobody yet, somebody of whom nothing is written, and somebody with everything."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from plans.guide.route import routes
from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, FieldSpec, FieldType, Pack
from plans.record.models import Copy, Entry, Note, Outcome, Person, Record, Session, Share, TrailItem, Voice, Way
from tests.support.app.kit import NOW

LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
WORDS = f"When the kettle stays cold [plan] [/x] and the post lies there, I walk to {LONG_WORD} and back"
MEETING = "now"
"""Id of the meeting that whatever was written belongs to."""
BLANK = Record(person=Person(id="bo", called="Bo"))
_EARLIER = NOW - timedelta(days=7)
_WRONG: dict[FieldType, Any] = {
    FieldType.DATE: "some day in May",
    FieldType.PHONE: "ask at the desk",
    FieldType.ORDER: "the second or so",
    FieldType.CHOICE: "an answer of my own",
    FieldType.YES_NO: "it depends",
    FieldType.REFERENCE: "something that is gone",
}


def full_value(field: FieldSpec) -> Any:
    """What fills a field to the brim."""
    first = field.refers_to[0] if field.refers_to else ""
    filled: dict[FieldType, Any] = {
        FieldType.LONG: f"{WORDS}.\n\n{WORDS}.",
        FieldType.LIST: [WORDS, "tea", "the window open"],
        FieldType.CHOICE: field.choices[-1] if field.choices else "",
        FieldType.YES_NO: True,
        FieldType.DATE: "2027-03-03",
        FieldType.PHONE: "07700 900123",
        FieldType.ORDER: 1,
        FieldType.REFERENCE: "" if first in ("", "prompt") else f"full:{first}",
    }
    return filled.get(field.type, WORDS)


def odd_value(field: FieldSpec) -> Any:
    """What a field says something soft about, or that none of its choices is."""
    return _WRONG.get(field.type, "")


def full_entry(kind: EntryKind, **more: Any) -> Entry:
    """An entry with something in every field."""
    values = {field.name: full_value(field) for field in kind.fields}
    return Entry(id=f"full:{kind.id}", kind=kind.id, values=values, created=NOW, changed=NOW, **more)


@cache
def full_record() -> Record:
    """Somebody with an entry of every kind, written at its step of the meeting `now`, and much else."""
    pack = load_pack()
    now = Session(id=MEETING, number=12, started=NOW, ended=NOW, next_meeting=WORDS, chosen=("early_signs",))
    earlier = tuple(
        Session(
            id=f"s{n}",
            number=n,
            started=_EARLIER,
            ended=_EARLIER,
            trail=tuple(
                TrailItem(step=f"{m.id}/{m.steps[0].id}", outcome=outcome, when=_EARLIER)
                for m, outcome in zip(pack.modules, (Outcome.TALKED, Outcome.PARKED, Outcome.SKIPPED), strict=False)
            ),
        )
        for n in range(1, 12)
    )
    at = _places(pack, now)
    entries = [
        full_entry(kind, on_page=True, share=Share.CAN_SHARE, session=MEETING, **at.get(kind.id, {}))
        for kind in pack.kinds.values()
    ]
    entries += [
        Entry(id=f"sign{n}", kind="early_sign", values={"sign": f"Sign {n}: the radio stays off"}, changed=_EARLIER)
        for n in range(12)
    ]
    step = pack.kinds["small_step"]
    entries.append(full_entry(step).model_copy(update={"id": "last", "session": "s11", "changed": _EARLIER}))
    entries.append(
        Entry(id="out", kind="wish", values={"text": "left out"}, deleted_at=NOW, created=_EARLIER, changed=_EARLIER)
    )
    return Record(
        person=Person(
            id="alex",
            called="Maximiliana-Alexandrine of the Long Lane by the Sea",
            full_name=f"Maximiliana-Alexandrine {LONG_WORD}",
            hidden_modules=(pack.modules[-1].id,),
        ),
        sessions=(*earlier, now),
        notes=(
            *(
                Note(id=f"note:{voice}", text=f"{WORDS}. {WORDS}.", voice=voice, session=MEETING, changed=NOW)
                for voice in Voice
            ),
            Note(id="short", text="tea", share=Share.CAN_SHARE, changed=_EARLIER),
            Note(id="out", text="left out", deleted_at=NOW, changed=_EARLIER),
        ),
        entries=tuple(entries),
        copies=COPIES,
    )


def _places(pack: Pack, session: Session) -> dict[str, dict[str, str]]:
    """Where each kind of entry is written first."""
    at: dict[str, dict[str, str]] = {}
    for route in routes(pack, session):
        for step in route.steps:
            for kind in step.entries:
                at.setdefault(kind, {"module": route.id, "step": step.id})
    return at


_DAY = date(2026, 3, 1)
COPIES = (
    Copy(id="own", who="", given_on=_DAY),
    Copy(id="sam", who=f"Sam {LONG_WORD}", given_on=_DAY, file="/no/such/folder/my-plan.pdf", sha256="0" * 64),
    Copy(id="back", who="Kit", given_on=_DAY, withdrawn_on=_DAY, form="card"),
    Copy(id="over", who="Tamsin", way=Way.HANDED_OVER, given_on=_DAY, what=("If things get really hard",)),
    Copy(id="came", who="Femi", way=Way.RECEIVED, given_on=_DAY),
)
