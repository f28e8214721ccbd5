"""The context that the functions under test are asked with."""

from __future__ import annotations

from datetime import date

from plans.pack.loader import load_pack
from plans.pack.models import Pack
from plans.record.context import Context
from plans.record.models import Record, Session

PACK = load_pack()
TODAY = date(2026, 3, 3)


def context_of(record: Record, *, pack: Pack = PACK, session: Session | None = None, today: date = TODAY) -> Context:
    """A record in the shipped pack on the tests' day; in its open meeting where none is named."""
    return Context(pack, record, today, session or record.open_session)
