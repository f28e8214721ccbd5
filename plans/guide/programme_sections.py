"""Which part of the programme each entry of a record belongs to."""

from __future__ import annotations

from plans.guide.route import LOOK_BACK
from plans.pack.models import Pack, Step
from plans.record.models import Entry

TOGETHER, OTHER = "together", "other"


def titles_of(pack: Pack) -> dict[str, str]:
    """Every part that entries can belong to, by its id, with its title."""
    titles = {module.id: module.title for module in pack.modules}
    return titles | {
        TOGETHER: "What we wrote around the meetings",
        LOOK_BACK: pack.look_back.title,
        OTHER: "Other things",
    }


def section_of(pack: Pack, entry: Entry) -> str:
    """The part an entry belongs to: the module it was written in, or else the first one that makes its kind."""
    modules = {module.id: module.steps for module in pack.modules}
    if entry.module in modules:
        return entry.module
    book = pack.look_back
    steps: dict[str, tuple[Step, ...]] = {
        TOGETHER: tuple(step for stage in pack.flow.stages for step in stage.steps),
        LOOK_BACK: (book.where, book.answer, book.noticed),
        **modules,
    }
    return next((name for name, makes in steps.items() if any(entry.kind in step.entries for step in makes)), OTHER)
