"""A copy that leaves: what it is, the file or the paper, and what is kept of it. For every front end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from exports import Paper, write
from peertui.services.exporting.delivery import WHOLE, Form, page_for, render
from peertui.services.exporting.printing import print_bytes
from plans.page.compose import Page
from plans.record.context import Context
from plans.record.copy_log import add_copy
from plans.record.models import Copy, Record

ON_PAPER, LOCKED_FILE, OPEN_FILE = "on paper", "as a locked file", "as an open file"
NO, YES, UNNAMED, INSTEAD = "no", "yes", "unnamed", "instead"


@dataclass(frozen=True, slots=True)
class Giving:
    """One copy on its way out."""

    form: Form
    paper: Paper = Paper.A4
    path: Path | None = None
    """Where the file goes; None for the printer."""
    who: str = ""
    """ "" for the person's own copy."""
    password: str | None = field(default=None, repr=False)
    leave_out: Collection[str] = ()
    """Ids of sections that the card does without."""
    boxes: bool = False
    """Whether somebody insisted on empty boxes for letters that no font here has."""
    named: bool = False
    """Whether they stand under who has a copy, on this page and on later ones."""

    @property
    def is_kept(self) -> bool:
        """Whether it is somebody's: the empty form is nobody's."""
        return self.form is not Form.BLANK

    @property
    def how(self) -> str:
        """On paper, or as a file, locked or open."""
        if self.path is None:
            return ON_PAPER
        return OPEN_FILE if self.password is None else LOCKED_FILE


class Given(NamedTuple):
    """A copy that was written or printed."""

    page: Page
    """The words that are on it."""
    copy: Copy | None
    """What is to be kept of it; None for an empty form."""
    is_open: bool = False
    """Whether it is only open in another program: then nobody knows yet whether it is on paper."""


def page_of(giving: Giving, context: Context, copy_id: str) -> Page:
    """The words of this copy, with whoever gets it at its foot if they are to be named."""
    return page_for(
        giving.form, context.of(_with_holder(giving, context.record, copy_id, context.today)), giving.leave_out
    )


def give(
    giving: Giving,
    context: Context,
    *,
    copy_id: str,
    send: Callable[[bytes], None] = print_bytes,
) -> Given:
    """Write or print one copy, whose page is composed here and nowhere else.

    Args:
        giving: The copy, and where it goes.
        context: Whose it is, in which words, and the day that stands on it.
        copy_id: The id it is kept under.
        send: Takes what is printed.

    Raises:
        DoesNotFit, LettersMissing, ExportError, CannotPrint: Nothing left.
    """
    page = page_of(giving, context, copy_id)
    shown = context.record if giving.form in WHOLE else _with_holder(giving, context.record, copy_id, context.today)
    data = render(
        giving.form, context.of(shown), page, paper=giving.paper, password=_password(giving), boxes=giving.boxes
    )
    if giving.path is None:
        send(data)
    else:
        write(giving.path, data)
    if not giving.is_kept:
        return Given(page, None)
    file = {"file": str(giving.path.absolute()), "sha256": hashlib.sha256(data).hexdigest()} if giving.path else {}
    return Given(page, _line(giving, copy_id, context.today).model_copy(update=file))


def paper_copy(giving: Giving, context: Context, copy_id: str) -> Given:
    """A copy that another program prints."""
    copy = _line(giving, copy_id, context.today) if giving.is_kept else None
    return Given(page_of(giving, context, copy_id), copy)


def _password(giving: Giving) -> str | None:
    return giving.password if giving.path else None


def _with_holder(giving: Giving, record: Record, copy_id: str, today: date) -> Record:
    return add_copy(record, _line(giving, copy_id, today)) if giving.is_kept and giving.named else record


def _line(giving: Giving, copy_id: str, today: date) -> Copy:
    return Copy(
        id=copy_id,
        who=giving.who.strip(),
        how=giving.how,
        form=giving.form.value,
        named=giving.named,
        given_on=today,
    )
