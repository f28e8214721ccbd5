"""What can be wrong with the options of `peertui export`, before the vault is opened and once its words are known."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from exports import password_trouble
from peertui.cli.exit_codes import Exit, Stop, say_beside
from peertui.services.exporting.delivery import HANDOVER, HANDOVER_ENDING, PRINTED, Form, form_of
from peertui.services.exporting.printing import has_printer
from plans.pack.models import Pack


def is_handover(arguments: Namespace) -> bool:
    """Whether parts of the record go to a colleague: said by the format, or by the ending of the file."""
    if arguments.format:
        return bool(arguments.format == HANDOVER)
    return arguments.to is not None and arguments.to.suffix.lower() == HANDOVER_ENDING


def checked_form(arguments: Namespace) -> Form:
    """The form that is asked for. Stop, or ExportError for a part of peertui that is missing."""
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
    elif arguments.print:
        _check_printing(arguments, form)
    else:
        _check_file(arguments, form)
    return form


def _check_file(arguments: Namespace, form: Form) -> None:
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


def _check_printing(arguments: Namespace, form: Form) -> None:
    if form not in PRINTED:
        raise Stop(f"Only a PDF can be printed, and this is {form.value}.", Exit.USAGE)
    if arguments.to is not None or arguments.open_pdf or arguments.pdf_password_file:
        raise Stop("Printing writes no file: leave --to and the options for locking out.", Exit.USAGE)
    if not has_printer():
        raise Stop("peertui finds no printer here. Write a file with --to, and print that.")


def pdf_password(arguments: Namespace) -> str | None:
    """The password for the PDF, if one was given. Says how strong it is. Stop."""
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


def left_off_card(arguments: Namespace, pack: Pack) -> Sequence[str]:
    """The sections that the card does without. Stop if there is no such section on it."""
    known = pack.copies.card.sections
    names: list[str] = arguments.leave_out
    for name in names:
        if name not in known:
            raise Stop(f'The card has no section "{name}": use one of {", ".join(known)}.', Exit.USAGE)
    return names
