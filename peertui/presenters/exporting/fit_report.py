"""How the page or the card fits, in lines for whoever asked without an export."""

from __future__ import annotations

from exports import CardFit, Fit, Paper
from plans.page.compose import Page

_NAMES = {Paper.A4: "A4", Paper.LETTER: "Letter"}


def page_report(found: Fit, paper: Paper) -> tuple[str, ...]:
    """Whether the page fits and at which size, what to know of its letters, and which parts are long."""
    name = _NAMES[paper]
    if found.fits and found.size is not None:
        verdict = f"Fits on one {name} page, in letters of {found.size:g} points. {found.sentence()}"
    else:
        verdict = f"Does not fit on one {name} page. {found.sentence()}"
    longest = [f"{lines:5}  {heading}" for heading, lines in found.longest]
    return (verdict, *found.warnings(), *(("Lines in each part, at 9 points:", *longest) if longest else ()))


def card_report(found: CardFit, letters: Fit, page: Page) -> tuple[str, ...]:
    """Whether the card fits, what to know of its letters, and which sections can be left off it if it does not.

    Args:
        found: How the card fits.
        letters: How the page of the same words fits, for its letters.
        page: What the card is made of.
    """
    sections = [f"  {section.id}  {section.heading}" for section in page.sections]
    left_off = () if found.fits else ("Sections of the card, for --leave-out:", *sections)
    return (found.sentence(), *letters.warnings(), *left_off)
