"""From a chosen page or a record to bytes. reportlab is loaded with the first PDF, pypdf with the first locked one."""

from __future__ import annotations

from exports import fitting, words
from exports.documents import check, pdf
from exports.errors import DoesNotFit, ExportError
from exports.files import write
from exports.fitting import Fit, fit
from exports.making_room import could_come_off
from exports.markdown_text import markdown
from exports.paper import Paper
from exports.plain_text import text
from exports.record_json import record_json
from exports.terminal import preview

__all__ = [
    "DoesNotFit",
    "ExportError",
    "Fit",
    "Paper",
    "check",
    "could_come_off",
    "fit",
    "forget",
    "markdown",
    "pdf",
    "preview",
    "record_json",
    "text",
    "write",
]


def forget() -> None:
    """Let go of everything measured so far: for when a person's record is closed."""
    fitting.forget()
    words.forget()
