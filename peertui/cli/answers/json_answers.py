"""The answers of `--json`, as plain values. docs/json.md tells their shape, and a schema under tests/data checks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peertui.doctor import CheckFinding
    from peertui.services.exporting.file_status import State
    from plans.pack.models import Pack
    from plans.record.models import Copy
    from plans.vault import KnownBackup, SavedVersion, Summary

SHAPE = 1
"""Goes up when a key goes away or means something else. A new key alone changes nothing."""
Answer = dict[str, Any]


def people_answer(people: Iterable[Summary]) -> Answer:
    """Everyone, by name."""
    listed = [
        {
            "id": one.id,
            "called": one.called,
            "full_name": one.full_name,
            "last_session": _moment(one.last_session),
            "trouble": one.trouble,
        }
        for one in people
    ]
    return {"shape": SHAPE, "people": listed}


def history_answer(person_id: str, versions: Iterable[SavedVersion], pack: Pack) -> Answer:
    """The versions of a record, the newest first."""
    from plans.record.diff import words

    listed = [
        {
            "number": version.generation,
            "saved_at": _moment(version.saved_at),
            "what_changed": None if version.changes is None else words(pack, version.changes),
        }
        for version in versions
    ]
    return {"shape": SHAPE, "person": person_id, "versions": listed}


def copies_answer(person_id: str, copies: Iterable[Copy], states: Mapping[str, State]) -> Answer:
    """Who received what, the newest first."""
    listed = [
        {
            "id": copy.id,
            "who": copy.who,
            "way": copy.way.name.lower(),
            "format": copy.form,
            "how": copy.how,
            "parts": list(copy.what),
            "named_on_page": copy.named,
            "given_on": _day(copy.given_on),
            "taken_back_on": _day(copy.taken_back_on),
            "withdrawn_on": _day(copy.withdrawn_on),
            "file": copy.file or None,
            "file_state": _state(states.get(copy.id)),
            "file_deleted_on": _day(copy.file_deleted_on),
        }
        for copy in reversed(tuple(copies))
    ]
    return {"shape": SHAPE, "person": person_id, "copies": listed}


def backups_answer(known: Iterable[KnownBackup], states: Mapping[Path, State]) -> Answer:
    """The backups that were made elsewhere, the newest first."""
    listed = [
        {
            "id": one.id,
            "file": None if one.path is None else str(one.path),
            "file_state": _state(states.get(one.path)) if one.path else None,
            "made_at": _moment(one.made),
            "people": len(one.people),
        }
        for one in known
    ]
    return {"shape": SHAPE, "backups": listed}


def doctor_answer(findings: Iterable[CheckFinding]) -> Answer:
    """Every check, in the order it was done, and how many said what."""
    found = tuple(findings)
    checks = [{"level": str(one.level), "name": one.name, "what": one.what, "advice": one.advice} for one in found]
    levels = [str(one.level) for one in found]
    return {
        "shape": SHAPE,
        "checks": checks,
        "counts": {level: levels.count(level) for level in ("OK", "WARN", "FAIL")},
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def _state(state: State | None) -> str | None:
    return None if state is None else state.name.lower()
