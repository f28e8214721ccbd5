"""The export command: a person's page, another copy of it, or their whole record."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from exports import LettersMissing, Paper, card_fit, fit
from peertui.cli.data_folder import (
    file_to_write,
    keep_what_is_there,
    named_folder,
    open_workspace,
    programme_for,
    say_clock,
    settle,
)
from peertui.cli.exit_codes import Exit, Stop, say, say_beside
from peertui.cli.person_lookup import find_person, say_whose
from peertui.cli.usage.export_check import checked_form, is_handover, left_off_card, pdf_password
from peertui.presenters.exporting.export_questions import (
    HOLDS_EVERYTHING,
    Naming,
    consent_lines,
    help_lines_left_off,
    letter_notes,
    naming,
    not_on_it,
    synced_notes,
)
from peertui.presenters.exporting.fit_report import card_report, page_report
from peertui.services.exporting.delivery import WHOLE, Form, has_help_lines, page_for
from peertui.services.exporting.destination import Destination, is_last_copy
from peertui.services.exporting.export_request import Given, Giving, give
from peertui.services.exporting.printing import CannotPrint, print_bytes
from peertui.services.output import field
from peertui.services.paths import place
from plans.pack.models import Pack
from plans.record.context import Context
from plans.record.models import Way

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace


def export(arguments: Namespace) -> int:
    """Write a person's page or record; or only say how it fits, or what a record document is made of."""
    if arguments.schema:
        return _print_schema()
    if is_handover(arguments):
        from peertui.cli.handover_cmds import hand_over

        return hand_over(arguments)
    form = checked_form(arguments)
    to = None if arguments.to is None or arguments.fit else file_to_write(arguments)
    with open_workspace(arguments) as workspace:
        _take_out(workspace, arguments.person)
        workspace.pack = _words(arguments, workspace, form)
        leave_out = left_off_card(arguments, workspace.pack)
        if arguments.fit:
            return _report_fit(arguments, form, workspace, leave_out)
        if to is not None:
            _keep_others_files(arguments, to, form, workspace)
        copy = _give(arguments, form, workspace, leave_out).copy
        if copy is not None and not arguments.no_record:
            workspace.keep_copy(copy)
            settle(workspace, but="The copy is made, but peertui could not record who has it.")
    return Exit.DONE


def _print_schema() -> int:
    from plans.record.json_document import schema

    for line in json.dumps(schema(), indent=2).splitlines():
        say(line)
    return Exit.DONE


def _take_out(workspace: Workspace, written: str) -> None:
    """Open the record of the one who is meant, and say what was found damaged of it, and of the clock."""
    opened = workspace.open(find_person(workspace.vault, written).id)
    for notice in opened.notices:
        say_beside(f"Note: {notice}")
    say_clock(workspace)


def _words(arguments: Namespace, workspace: Workspace, form: Form) -> Pack:
    """The programme text. Where help lines leave with it, says first what was changed outside peertui."""
    from peertui.services.known_numbers import changed_outside
    from peertui.services.settings import load

    programme = programme_for(arguments, workspace.record)
    if has_help_lines(form):
        told = changed_outside(workspace.vault, programme, load(named_folder(arguments)).on_call_read)
        if told.whole:
            say_beside(f"Note: {told.whole}")
    return programme.pack


def _keep_others_files(arguments: Namespace, to: Destination, form: Form, workspace: Workspace) -> None:
    record, marks = workspace.record, workspace.vault.copy_marks
    if not is_last_copy(record, to.path, form.value, Way.PAGE, marks):
        keep_what_is_there(arguments, to, field(record.person.called))


def _give(arguments: Namespace, form: Form, workspace: Workspace, leave_out: Sequence[str]) -> Given:
    """Write or print the copy, and say what to know of it."""
    context = workspace.context
    giving = Giving(
        form=form,
        paper=Paper(arguments.paper),
        path=None if arguments.to is None else place(arguments.to),
        who=arguments.to_whom,
        password=pdf_password(arguments),
        leave_out=leave_out,
        named=arguments.named,
        boxes=arguments.print_boxes,
    )
    for line in synced_notes(giving.path):
        say_beside(f"Note: {line}")
    if arguments.named and naming(giving, context) in (Naming.OFF, Naming.NOBODY):
        raise Stop(
            "They cannot be named on it: in the plan they are private to us, not asked, or not to be called, or "
            "this copy names nobody. Leave --named out.",
            Exit.USAGE,
        )
    with workspace.typesetter.in_use():
        try:
            given = give(giving, context, copy_id=workspace.make_id(), send=print_bytes)
        except LettersMissing as error:
            raise _letters_refused(error) from error
        except CannotPrint as error:
            raise Stop(str(error)) from error
        say_whose(context.record.person)
        for line in _to_know(giving, given, context):
            say_beside(f"Note: {line}")
    return given


def _to_know(giving: Giving, given: Given, context: Context) -> tuple[str, ...]:
    """What to know of the copy that was made: its letters, what is not on it, who can read it, what was agreed."""
    is_open = giving.path is not None and giving.password is None
    fhir = ("this file is not locked. Anyone who has it can read it.",) if giving.form is Form.FHIR else ()
    whole = (f"this file is not locked. {HOLDS_EVERYTHING}" if is_open else HOLDS_EVERYTHING,)
    return (
        *letter_notes(giving.form, given.page, giving.paper),
        *not_on_it(giving.form, context, giving.leave_out),
        *fhir,
        *(whole if giving.form in WHOLE else ()),
        *help_lines_left_off(giving.form, context),
        *consent_lines(giving, context.record),
    )


def _letters_refused(error: LettersMissing) -> Stop:
    """How a command ends where no font has some of the letters, and nobody asked for boxes in their place."""
    return Stop(f"{error} To print an empty box for each of them, add --print-boxes.")


def _report_fit(arguments: Namespace, form: Form, workspace: Workspace, leave_out: Sequence[str]) -> int:
    """Say how the page or the card fits; nothing is written. Stop if it fits, and is refused for its letters."""
    context, paper, boxes = workspace.context, Paper(arguments.paper), arguments.print_boxes
    with workspace.typesetter.in_use():
        page = page_for(form, context, leave_out)
        found = fit(page, paper)
        warned = found if boxes else replace(found, unprintable=())
        if form is Form.CARD:
            card = card_fit(page)
            fits, said = card.fits, card_report(card, warned, page)
        else:
            fits, said = warned.fits, page_report(warned, paper)
    for line in (*said, *not_on_it(form, context, leave_out)):
        say(line)
    if not fits:
        return Exit.DOES_NOT_FIT
    if found.unprintable and not boxes:
        raise _letters_refused(LettersMissing(found.unprintable))
    return Exit.DONE
