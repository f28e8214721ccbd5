"""From a chosen page or a record to bytes. reportlab is loaded with the first PDF, pypdf with the first locked one."""

from __future__ import annotations

from exports import card, fitting, words
from exports.card import CardFit, card_fit
from exports.copies import blank_pdf, card_pdf, large_pdf, slip_pdf, whole_pdf
from exports.documents import check, pdf
from exports.errors import DoesNotFit, ExportError, LettersMissing
from exports.files import write
from exports.fitting import Fit, fit
from exports.making_room import could_come_off
from exports.markdown_text import markdown
from exports.paper import Paper
from exports.plain_text import text
from exports.record_json import record_json
from exports.terminal import preview

__all__ = [
    "CardFit",
    "DoesNotFit",
    "ExportError",
    "Fit",
    "LettersMissing",
    "Paper",
    "blank_pdf",
    "card_fit",
    "card_pdf",
    "check",
    "could_come_off",
    "fit",
    "forget",
    "large_pdf",
    "markdown",
    "pdf",
    "preview",
    "record_json",
    "slip_pdf",
    "text",
    "whole_pdf",
    "write",
]


def forget() -> None:
    """Let go of everything measured so far: for when a person's record is closed."""
    card.forget()
    fitting.forget()
    words.forget()
