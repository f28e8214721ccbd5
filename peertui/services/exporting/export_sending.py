"""A copy on its way to a file or a printer, and what is said of it then. For both front ends."""

from __future__ import annotations

import sys
from datetime import date

from exports import DoesNotFit
from peertui.presenters.exporting.export_questions import to_know
from peertui.services.exporting.delivery import PRINTED, Form
from peertui.services.exporting.export_request import Giving, give, page_of, paper_copy
from peertui.services.exporting.printing import has_printer, print_bytes, print_file
from plans.pack.models import Pack
from plans.record.models import Copy, Record

WINDOWS = sys.platform == "win32"


def can_print(form: Form, saved: Giving | None) -> bool:
    """Whether there is a printer that takes bytes, or a saved open file that Windows can print."""
    if form not in PRINTED:
        return False
    return has_printer() or (WINDOWS and saved is not None and saved.form is form and saved.password is None)


def on_its_way(giving: Giving) -> str:
    """What is said while it is made."""
    return "Writing the file." if giving.path else "Sending it to the printer."


def send(
    giving: Giving, saved: Giving | None, record: Record, pack: Pack, today: date, *, copy_id: str
) -> tuple[Copy | None, tuple[str, ...]]:
    """Write or print one copy; what is to be kept of it, and what to say. `saved` is what was saved last.

    ExportError or CannotPrint, and then nothing left.
    """
    if giving.path or has_printer():
        copy = give(giving, record, pack, today, copy_id=copy_id, send=print_bytes)
    else:
        if saved is not None and saved.path is not None:
            print_file(saved.path)
        copy = paper_copy(giving, copy_id, today)
    done = f"Saved as {giving.path.absolute()}." if giving.path else "It is on its way to the printer."
    page = page_of(giving, record, pack, today, copy_id)
    return copy, (done, *to_know(giving.form, record, pack, page, today))


def why_not(giving: Giving, error: Exception) -> str:
    """Why nothing was written or printed."""
    if not isinstance(error, DoesNotFit):
        return str(error)
    return f"{'Nothing was written.' if giving.path else 'Nothing was printed.'} {error.fit.sentence()}"
