"""What the slots of a prompt stand for at a step of a meeting."""

from __future__ import annotations

from plans.guide.planned_meetings import cover_person, planned_meetings
from plans.guide.step_content import last_small_step
from plans.record.context import Context


def slots(context: Context) -> dict[str, str]:
    """What the slots stand for now: small_step, meetings, n, cover, on_call, and those of the region's help lines."""
    pack, record = context.pack, context.record
    last = last_small_step(record, context.session)
    small_step = last.text(pack.kinds[last.kind].main) if last and last.kind in pack.kinds else ""
    return {
        "small_step": small_step.strip().rstrip(".") or pack.flow.no_small_step,
        "meetings": str(planned_meetings(context)),
        "n": str(context.session.number),
        "cover": cover_person(record) or pack.flow.no_cover,
        "on_call": pack.safety.on_call_unknown,
        **pack.spoken_of(record.person.region),
    }
