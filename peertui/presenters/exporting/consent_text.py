"""What is said of consent before anything leaves: what they agreed, and which copies they want back."""

from __future__ import annotations

from plans.guide.writing_agreement import ONLY_US, who_may_see
from plans.record.copy_log import given_words, unwanted
from plans.record.models import Copy, Record

NAMES_HELP = (
    "Names that are written in the plan. People who were not asked yet, or are not to be called, are not among "
    "them: type their names if they should have it."
)
"""What help says of the names that are offered."""


def agreed_lines(record: Record) -> tuple[str, ...]:
    """Who may see what is written, as they last agreed it: before something goes to anybody else."""
    found = who_may_see(record)
    if found is None:
        return ()
    session, who = found
    again = " Ask again before this goes." if who == ONLY_US else ""
    return (f"In meeting {session.number} you agreed who may see what is written: {who}.{again}",)


def unwanted_lines(record: Record) -> tuple[str, ...]:
    """The copies that somebody has and should not have any more."""
    return tuple(
        f"{_whose(copy)}{given_words(copy)} is no longer wanted there: ask for it back." for copy in unwanted(record)
    )


def _whose(copy: Copy) -> str:
    who = copy.who.strip()
    return f"The copy given to {who}" if who else "A copy given away"
