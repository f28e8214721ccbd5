"""The export command: a person's page, another copy of it, or their whole record."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exports import LettersMissing, Paper, card_fit, fit, password_trouble, typeset
from peertui.cli.exit_codes import Exit, Stop, say, say_beside
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
from peertui.services.exporting.delivery import (
    HANDOVER,
    HANDOVER_ENDING,
    PRINTED,
    WHOLE,
    Form,
    deliver,
    form_of,
    has_help_lines,
    page_for,
)
from peertui.services.exporting.export_request import Giving, give, page_of
from peertui.services.exporting.printing import CannotPrint, has_printer, print_bytes
from peertui.services.paths import place
from plans.pack.models import Pack
from plans.page.compose import Page
from plans.record.context import Context
from plans.record.copy_log import add_copy
from plans.record.models import Copy, Record, Way, new_id

if TYPE_CHECKING:
    from peertui.services.exporting.destination import Destination
    from plans.vault import Vault


def export(arguments: Namespace) -> int:
    """Write a person's page or record; or only say how it fits, or what a record document is made of."""
    if arguments.schema:
        from plans.record.json_document import schema

        for line in json.dumps(schema(), indent=2).splitlines():
            say(line)
        return Exit.DONE
    if _is_handover(arguments):
        from peertui.cli.handover_cmds import hand_over

        return hand_over(arguments)
    form = _check(arguments)
    to = None if arguments.to is None or arguments.fit else _file_to_write(arguments)
    with _open(arguments) as vault:
        record = _record(vault, arguments.person)
        _say_clock(vault, record)
        pack = _pack(arguments, vault, record, form)
        leave_out = _leave_out(arguments, pack)
        context = Context(pack, record, date.today(), record.open_session)
        if arguments.fit:
            return _report_fit(form, context, Paper(arguments.paper), leave_out, boxes=arguments.print_boxes)
        if to is not None:
            _keep_others_files(arguments, to, form, record, vault)
        copy = _give(arguments, form, context, leave_out)
        if copy is not None and not arguments.no_record:
            from peertui.cli.data_folder import save

            kept = add_copy(record, vault.copy_marks.put(copy))
            save(vault, kept, but="The copy is made, but peertui could not record who has it.")
    return Exit.DONE


def _keep_others_files(arguments: Namespace, to: Destination, form: Form, record: Record, vault: Vault) -> None:
    from peertui.cli.data_folder import keep_what_is_there
    from peertui.services.exporting.destination import is_last_copy
    from peertui.services.output import field

    if not is_last_copy(record, to.path, form.value, Way.PAGE, vault.copy_marks):
        keep_what_is_there(arguments, to, field(record.person.called))


@typeset
def _give(arguments: Namespace, form: Form, context: Context, leave_out: Sequence[str]) -> Copy | None:
    """Write or print the copy, and say what to know of it. What is to be kept."""
    copy_id = new_id()
    giving = Giving(
        form=form,
        paper=Paper(arguments.paper),
        path=None if arguments.to is None else place(arguments.to),
        who=arguments.to_whom,
        password=_password(arguments),
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
    try:
        copy = give(giving, context, copy_id=copy_id, send=print_bytes)
    except LettersMissing as error:
        raise _letters_refused(error) from error
    except CannotPrint as error:
        raise Stop(str(error)) from error
    _say_whose(context.record)
    _say_what_prints(form, page_of(giving, context, copy_id), giving.paper)
    for line in not_on_it(form, context, leave_out):
        say_beside(f"Note: {line}")
    _say_who_can_read(form, giving)
    for line in (*help_lines_left_off(giving.form, context), *consent_lines(giving, context.record)):
        say_beside(f"Note: {line}")
    return copy


def _file_to_write(arguments: Namespace) -> Destination:
    from peertui.cli.data_folder import file_to_write

    return file_to_write(arguments)


@typeset
def write(to: Path, form: Form, context: Context) -> None:
    """Write one open file of a record that is nobody's. ExportError, and then nothing is written."""
    page = page_for(form, context)
    deliver(to, form, context, page, paper=Paper.A4, password=None)
    _say_what_prints(form, page, Paper.A4)


def _say_what_prints(form: Form, page: Page, paper: Paper) -> None:
    """What to know of the letters of a copy that was made."""
    for warning in letter_notes(form, page, paper):
        say_beside(f"Note: {warning}")


def _say_who_can_read(form: Form, giving: Giving) -> None:
    """What to know of a copy that cannot be locked, or holds everything."""
    is_open = giving.path is not None and giving.password is None
    if form is Form.FHIR:
        say_beside("Note: this file is not locked. Anyone who has it can read it.")
    if form in WHOLE:
        say_beside(f"Note: this file is not locked. {HOLDS_EVERYTHING}" if is_open else f"Note: {HOLDS_EVERYTHING}")


def _is_handover(arguments: Namespace) -> bool:
    """Whether parts of the record go to a colleague: said by the format, or by the ending of the file."""
    if arguments.format:
        return bool(arguments.format == HANDOVER)
    return arguments.to is not None and arguments.to.suffix.lower() == HANDOVER_ENDING


def _check(arguments: Namespace) -> Form:
    """Everything that can be wrong before the vault is opened. Stop, or ExportError for a part that is missing."""
    named = form_of(arguments.to) if arguments.to else None
    form = Form(arguments.format) if arguments.format else named or Form.PDF
    if not arguments.person:
        raise Stop("Say whose page it is: peertui export PERSON --to FILE.", Exit.USAGE)
    if arguments.leave_out and form is not Form.CARD:
        raise Stop("Only the card does without a section: add --format card, or leave that option out.", Exit.USAGE)
    if arguments.sections is not None:
        raise Stop("--sections are for a handover: add --format handover, or leave them out.", Exit.USAGE)
    if arguments.print_boxes and form not in (*PRINTED, Form.FHIR):
        raise Stop(f"{form.value} keeps every letter: leave --print-boxes out.", Exit.USAGE)
    if arguments.fit:
        if form not in (Form.PDF, Form.CARD):
            raise Stop("Only the page and the card can be too full: there is nothing to report.", Exit.USAGE)
        return form
    if arguments.print:
        return _check_printing(arguments, form)
    if arguments.to is None:
        raise Stop("Say where the file goes: add --to FILE.", Exit.USAGE)
    locked = arguments.open_pdf or arguments.pdf_password_file
    if form in PRINTED and not locked:
        raise Stop(
            "Say how to save the PDF: --pdf-password-file FILE locks it, --open-pdf writes one that anyone can open.",
            Exit.USAGE,
        )
    if form not in PRINTED and locked:
        raise Stop(
            f"Only a PDF can be locked or unlocked, and this is {form.value}: leave that option out.", Exit.USAGE
        )
    if form is Form.FHIR:
        from exports.fhir import need

        need()
    return form


def _check_printing(arguments: Namespace, form: Form) -> Form:
    if form not in PRINTED:
        raise Stop(f"Only a PDF can be printed, and this is {form.value}.", Exit.USAGE)
    if arguments.to is not None or arguments.open_pdf or arguments.pdf_password_file:
        raise Stop("Printing writes no file: leave --to and the options for locking out.", Exit.USAGE)
    if not has_printer():
        raise Stop("peertui finds no printer here. Write a file with --to, and print that.")
    return form


def _password(arguments: Namespace) -> str | None:
    from peertui.cli.passphrase_input import first_line
    from plans.vault.crypto.passphrase_strength import advice

    if not arguments.pdf_password_file:
        return None
    password = first_line(arguments.pdf_password_file, "PDF password")
    if why := password_trouble(password):
        raise Stop(why, Exit.USAGE)
    if told := advice(password):
        say_beside(f"Note about the password of the file: {told}")
    return password


def _open(arguments: Namespace) -> Vault:
    from peertui.cli.data_folder import open_vault

    return open_vault(arguments)


def _say_clock(vault: Vault, record: Record) -> None:
    from peertui.cli.data_folder import say_clock

    say_clock(vault, record, date.today())


def _record(vault: Vault, person: str) -> Record:
    from peertui.cli.person_lookup import find_person

    opened = vault.people.load(find_person(vault, person).id)
    for notice in opened.notices:
        say_beside(f"Note: {notice}")
    return opened.record


def _say_whose(record: Record) -> None:
    from peertui.cli.person_lookup import say_whose

    say_whose(record.person)


def _pack(arguments: Namespace, vault: Vault, record: Record, form: Form) -> Pack:
    """The programme text. Where help lines leave with it, says first what was changed outside peertui."""
    from peertui.cli.data_folder import named_folder, programme_for
    from peertui.services.known_numbers import changed_outside
    from peertui.services.settings import load

    programme = programme_for(arguments, record)
    if has_help_lines(form):
        told = changed_outside(vault, programme, load(named_folder(arguments)).on_call_read)
        if told.whole:
            say_beside(f"Note: {told.whole}")
    return programme.pack


def _leave_out(arguments: Namespace, pack: Pack) -> Sequence[str]:
    """The sections that the card does without. Stop if there is no such section on it."""
    known = pack.copies.card.sections
    names: list[str] = arguments.leave_out
    for name in names:
        if name not in known:
            raise Stop(f'The card has no section "{name}": use one of {", ".join(known)}.', Exit.USAGE)
    return names


def _letters_refused(error: LettersMissing) -> Stop:
    """How a command ends where no font has some of the letters, and nobody asked for boxes in their place."""
    return Stop(f"{error} To print an empty box for each of them, add --print-boxes.")


def _report_fit(form: Form, context: Context, paper: Paper, leave_out: Sequence[str], *, boxes: bool) -> int:
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
    if form is Form.CARD:
        card = card_fit(page)
        fits, said = card.fits, card_report(card, warned, page)
    else:
        fits, said = warned.fits, page_report(warned, paper)
    for line in (*said, *not_on_it(form, context, leave_out)):
        say(line)
    code = Exit.DONE if fits else Exit.DOES_NOT_FIT
    if code == Exit.DONE and found.unprintable and not boxes:
        raise _letters_refused(LettersMissing(found.unprintable))
    return code
