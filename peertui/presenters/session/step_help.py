"""What help says at a step of a meeting, by what the step is for. Both front ends add how to type there."""

from __future__ import annotations

from plans.pack.models import StageRole

TALKING = "One question at a time, to talk about together. Nothing has to be written. Skip or park any step."
AT_ROLE = {
    StageRole.CHECKLIST: (
        "A short list for the worker alone. Nothing is written here, and no answer is kept. Enter goes on."
    ),
    StageRole.LAST_TIME: "The small step from last time. Every answer is a good one, and so is none at all.",
    StageRole.CHOOSE: (
        "What to talk about today: pick it together, by its number. The parts have no order, and none has to be done. "
        "The last line leads on to one small step and the close."
    ),
    StageRole.JUST_TALK: "The steps are put away. Talk about anything; Next comes back to where you were.",
    StageRole.PICK: "Questions to look back with. Pick three at most, or none, then go on.",
    StageRole.READ_BACK: (
        "What was written today, to read out together. Pick a line to keep it, change it, leave it out, put it on the "
        "page or keep it just for us. Then go on."
    ),
    StageRole.PAGE: "Do they want their page today? Choose the page puts it together; going on leaves it for later.",
    StageRole.NEXT_MEETING: "When you meet next, in any words: Tuesday at ten. It can stay empty.",
}


def help_at(role: StageRole, typing: str) -> str:
    """What a step is for, and how to type there; "" for `typing` where nothing can be written."""
    return " ".join(part for part in (AT_ROLE.get(role, TALKING), typing) if part)
