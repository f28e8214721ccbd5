"""A record without what can never be the same twice: ids become their number, times become whether they are there."""

from __future__ import annotations

from typing import Any

from plans.record.models import Record

_TIMES = {"created", "changed", "started", "when", "ended", "deleted_at", "given_on", "file", "sha256", "written_here"}


def essence(record: Record) -> dict[str, Any]:
    """What two ways of working must agree on."""
    written = record.model_dump(mode="json")
    numbers = {record.person.id: "person"}
    for name in ("sessions", "notes", "entries", "copies"):
        numbers |= {part["id"]: f"{name} {at}" for at, part in enumerate(written[name], 1)}
    return {name: _without(value, numbers) for name, value in written.items()}


def _without(value: Any, numbers: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {k: bool(v) if k in _TIMES else _without(v, numbers) for k, v in value.items()}
    if isinstance(value, list):
        return [_without(item, numbers) for item in value]
    return numbers.get(value, value) if isinstance(value, str) else value
