"""From a chosen page or a record to bytes. reportlab is loaded with the first PDF, pypdf with the first locked one."""

from __future__ import annotations

from exports.atomic_write import write
from exports.errors import DoesNotFit, ExportError, LettersMissing
from exports.layout.fold_card import CardFit, card_fit
from exports.layout.page_fit import Fit, fit
from exports.layout.removal_suggestion import could_come_off
from exports.paper import Paper
from exports.pdf.password import password_trouble
from exports.pdf.render import blank_pdf, card_pdf, check, large_pdf, pdf, slip_pdf, whole_pdf
from exports.text.markdown import markdown
from exports.text.plain_text import text
from exports.text.terminal_preview import preview
from exports.typography.typesetter import Typesetter, typeset

__all__ = [
    "CardFit",
    "DoesNotFit",
    "ExportError",
    "Fit",
    "LettersMissing",
    "Paper",
    "Typesetter",
    "blank_pdf",
    "card_fit",
    "card_pdf",
    "check",
    "could_come_off",
    "fit",
    "large_pdf",
    "markdown",
    "password_trouble",
    "pdf",
    "preview",
    "slip_pdf",
    "text",
    "typeset",
    "whole_pdf",
    "write",
]
