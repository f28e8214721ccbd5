"""Opening peertui, on the full screen or in plain lines: on the vault, or on the demo."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from peertui.cli.exit_codes import Exit, Stop, say, say_beside
from peertui.services import settings, terminal
from plans.record.context import Context

if TYPE_CHECKING:
    from peertui.services.exporting.delivery import Form

_ASKED = (
    "peertui works on the full screen, or in plain lines, which suit a screen reader.",
    "Press Enter for the full screen, or type plain and press Enter.",
)


def open_app(arguments: Namespace) -> int:
    """Open the vault. Returns when it is left."""
    from peertui.cli.data_folder import data_folder, pack_folder
    from peertui.cli.passphrase_input import given_passphrase

    folder, words = data_folder(arguments), pack_folder(arguments)
    if _in_plain_lines(arguments, settings.load(folder).front):
        from peertui.plain.run import run_plain

        return run_plain(folder, passphrase=given_passphrase(arguments), pack_folder=words)
    _check_terminal()
    passphrase = given_passphrase(arguments)
    if passphrase is None and _first_start(folder) and _wants_plain(folder, words):
        from peertui.plain.run import run_plain

        return run_plain(folder, pack_folder=words)
    from peertui.app.app import run_app

    return run_app(folder, passphrase=passphrase, theme=arguments.theme, pack_folder=words)


def demo(arguments: Namespace) -> int:
    """Open peertui on a made-up person in a throw-away folder, or write their page."""
    if arguments.to is not None:
        return _write_demo(arguments)
    plain = _in_plain_lines(arguments)
    if not plain:
        _check_terminal()
    from peertui.cli.data_folder import pack_folder
    from peertui.demo import demo_vault, throw_away_folder

    words = pack_folder(arguments)
    with (
        throw_away_folder() as folder,
        terminal.before_it_closes(lambda: shutil.rmtree(folder, ignore_errors=True)),
        demo_vault(folder) as vault,  # Windows removes no folder with an open file
    ):
        if plain:
            from peertui.plain.run import run_plain

            return run_plain(folder, vault=vault, demo=True, pack_folder=words)
        from peertui.app.app import run_app

        return run_app(folder, vault=vault, theme=arguments.theme, demo=True, pack_folder=words)


def _in_plain_lines(arguments: Namespace, front: str = "") -> bool:
    """The command line says it first, then PEERTUI_PLAIN, then the terminal, then the settings."""
    if arguments.plain is not None:
        return bool(arguments.plain) and _can_be_asked()
    asked = terminal.asks_for_plain()
    if asked is not None:
        return asked and _can_be_asked()
    return terminal.is_terminal() and (terminal.cannot_draw() or front == "plain")


def _can_be_asked() -> bool:
    if sys.stdin is None:
        raise Stop("There is nobody to ask: start peertui with its input open.", Exit.TERMINAL)
    return True


def _first_start(folder: Path) -> bool:
    from plans.vault.storage.layout import vault_exists

    unasked = not settings.load(folder).front and terminal.asks_for_plain() is None
    return unasked and terminal.is_terminal() and not vault_exists(folder)


def _unused(folder: Path, words: Path | None) -> Iterator[str]:
    """All that cannot be used, said now: the answer replaces the settings file, and later code cannot tell."""
    found = settings.load(folder)
    if found.unused:
        from peertui.services.programme import all_unused, read_programme

        for file in all_unused(found, read_programme(folder, words)):
            yield file.whole


def _wants_plain(folder: Path, words: Path | None) -> bool:
    """Ask once, before anything is drawn, and keep the answer."""
    for line in (*_unused(folder, words), *_ASKED):
        say(line)
    try:
        plain = input().strip().casefold() in ("plain", "p", "2")
    except EOFError:
        plain = False
    settings.keep(folder, replace(settings.load(folder), front="plain" if plain else "screen"))
    return plain


def _write_demo(arguments: Namespace) -> int:
    from peertui.cli.data_folder import file_to_write, keep_what_is_there, words_for
    from peertui.demo import demo_record
    from peertui.services.exporting.delivery import ENDINGS, form_of

    form = form_of(arguments.to)
    if form is None:
        endings = ", ".join(dict.fromkeys(ENDINGS.values()))
        raise Stop(f"peertui does not know the ending of {arguments.to}: end its name in one of {endings}.", Exit.USAGE)
    to = file_to_write(arguments)
    keep_what_is_there(arguments, to)
    record = demo_record()
    write_page(to.path, form, Context(words_for(arguments, record), record, date.today()))
    return Exit.DONE


def write_page(to: Path, form: Form, context: Context) -> None:
    """Write one open file of a record that is nobody's. ExportError, and then nothing is written."""
    from exports import Paper, Typesetter
    from peertui.presenters.exporting.export_questions import letter_notes
    from peertui.services.exporting.delivery import deliver, page_for

    with Typesetter().in_use():
        page = page_for(form, context)
        deliver(to, form, context, page, paper=Paper.A4, password=None)
        for warning in letter_notes(form, page):
            say_beside(f"Note: {warning}")


def _check_terminal() -> None:
    terminal.trust_the_window()
    if why := terminal.unsuitable():
        raise Stop(why, Exit.TERMINAL)
