"""Sending a copy to a file or a printer. For both front ends."""

from __future__ import annotations

import sys

from peertui.services.exporting.delivery import PRINTED, Form
from peertui.services.exporting.export_request import Given, Giving, give, paper_copy
from peertui.services.exporting.printing import has_printer, print_bytes, print_file
from plans.record.context import Context

WINDOWS = sys.platform == "win32"


def can_print(form: Form, saved: Giving | None) -> bool:
    """Whether there is a printer that takes bytes, or a saved open file that Windows can print."""
    if form not in PRINTED:
        return False
    return has_printer() or (WINDOWS and saved is not None and saved.form is form and saved.password is None)


def send(giving: Giving, saved: Giving | None, context: Context, *, copy_id: str) -> Given:
    """Write or print one copy.

    Args:
        giving: The copy, and where it goes.
        saved: What was saved last, which Windows can print.
        context: Whose it is, in which words, and the day that stands on it.
        copy_id: The id it is kept under.

    Returns:
        Its page, and what is to be kept of it.

    Raises:
        ExportError, CannotPrint: Nothing left.
    """
    if giving.path or has_printer():
        return give(giving, context, copy_id=copy_id, send=print_bytes)
    is_printed = saved is not None and saved.path is not None and print_file(saved.path)
    return paper_copy(giving, context, copy_id)._replace(is_open=not is_printed)
