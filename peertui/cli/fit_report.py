"""What `export --fit report` says: whether a copy fits and can be printed, and how the export itself would end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exports import CardFit, Fit, LettersMissing, Paper, card_fit, fit
from peertui.cli.exit_codes import Exit, Stop, say
from peertui.presenters.exporting.export_questions import not_on_it
from peertui.services.exporting.delivery import Form, page_for
from plans.page.compose import Page
from plans.record.context import Context


def letters_refused(error: LettersMissing) -> Stop:
    """How a command ends where no font has some of the letters, and nobody asked for boxes in their place."""
    return Stop(f"{error} To print an empty box for each of them, add --print-boxes.")


def report_fit(form: Form, context: Context, paper: Paper, leave_out: Sequence[str], *, boxes: bool) -> int:
    """Say how the page or the card fits; nothing is written.

    Args:
        form: The page or the card.
        context: Whose it is, in which words, and the day that stands on it.
        paper: The sheet.
        leave_out: Ids of sections that the card does without.
        boxes: Whether an empty box may be printed for a letter that no font here has.

    Raises:
        Stop: It fits, and an export would still be refused for its letters.
    """
    page = page_for(form, context, leave_out)
    found = fit(page, paper)
    warned = found if boxes else replace(found, unprintable=())
    code = _report_card(card_fit(page), warned, page) if form is Form.CARD else _report(warned, paper)
    for line in not_on_it(form, context, leave_out):
        say(line)
    if code == Exit.DONE and found.unprintable and not boxes:
        raise letters_refused(LettersMissing(found.unprintable))
    return code


def _report_card(found: CardFit, letters: Fit, page: Page) -> Exit:
    say(found.sentence())
    for warning in letters.warnings():
        say(warning)
    if not found.fits:
        say("Sections of the card, for --leave-out:")
        for section in page.sections:
            say(f"  {section.id}  {section.heading}")
    return Exit.DONE if found.fits else Exit.DOES_NOT_FIT


def _report(found: Fit, paper: Paper) -> Exit:
    name = {Paper.A4: "A4", Paper.LETTER: "Letter"}[paper]
    if found.fits and found.size is not None:
        say(f"Fits on one {name} page, in letters of {found.size:g} points. {found.sentence()}")
    else:
        say(f"Does not fit on one {name} page. {found.sentence()}")
    for warning in found.warnings():
        say(warning)
    if found.longest:
        say("Lines in each part, at 9 points:")
    for heading, lines in found.longest:
        say(f"{lines:5}  {heading}")
    return Exit.DONE if found.fits else Exit.DOES_NOT_FIT
