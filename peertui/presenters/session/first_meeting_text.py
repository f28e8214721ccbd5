"""A first meeting, step by step: a short way through for somebody new, in the words of the commands it names."""

from __future__ import annotations

from peertui.presenters.session import session_commands as at_step
from peertui.presenters.session.entry_rows import ENOUGH
from plans.pack.models import Pack, SessionFlow, StageRole

ABOUT = "What happens in a first meeting, in the order it happens. You can come back to this page at any time."


def first_meeting_words(pack: Pack, safety: str) -> tuple[str, ...]:
    """One short paragraph for each part of a meeting. `safety` says how to come to the safety card."""
    flow = pack.flow
    steps = (
        (
            _title(flow, StageRole.CHECKLIST),
            "Pick Begin meeting 1 on the person's list. What comes first is for you alone: read it before you go in. "
            "Enter goes on.",
        ),
        (
            _title(flow, StageRole.TALK),
            "Sit so that you both see the words. Ask what stands there, and talk. Write only what they want written: "
            "type it and press Enter. Enter with nothing typed goes on.",
        ),
        (
            _title(flow, StageRole.CHOOSE),
            "Let them pick what to talk about, by its number. One part is plenty for a first time, and "
            f'"{pack.modules[0].title}" is a gentle one.',
        ),
        (
            flow.steps_title,
            'Talk, and write as before. "Skip", "Park" and "Just talk" are always there. When it is enough, go to the '
            f'menu and pick "{at_step.FINISH.words}", or "{ENOUGH}" in the list.',
        ),
        (
            _title(flow, StageRole.READ_BACK),
            "Read out what was written. For each thing they say: keep it, change it, leave it out, on the page or "
            "just for us.",
        ),
        (
            _step_title(flow, StageRole.PAGE),
            f'If they want a page, pick "{at_step.PAGE.words}" in the menu. Put on it what they want, then '
            '"Print or save it". '
            "It can wait for another day.",
        ),
        (
            _title(flow, StageRole.CHECKLIST, last=True),
            "The last lines are for you alone again. Everything is saved by itself.",
        ),
    )
    numbered = (f"{number}. {title}. {words}" for number, (title, words) in enumerate(steps, 1))
    ending = (
        f'Stop whenever you like: "{at_step.END_HERE.words}", in the menu, keeps everything. '
        f"If someone may not be safe: {safety}."
    )
    return (*numbered, ending)


def _title(flow: SessionFlow, role: StageRole, *, last: bool = False) -> str:
    """The title of the first or last part that has such a step."""
    stages = [stage.title for stage in flow.stages if any(step.role is role for step in stage.steps)]
    return stages[-1 if last else 0] if stages else ""


def _step_title(flow: SessionFlow, role: StageRole) -> str:
    return next((step.title for stage in flow.stages for step in stage.steps if step.role is role), "")
