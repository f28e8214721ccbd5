"""Opening the app: on the vault, or on the demo."""

from __future__ import annotations

from argparse import Namespace

from peertui.cli.outcomes import Exit, Stop


def open_app(arguments: Namespace) -> int:
    """Open the app on the vault. Returns when it is left."""
    from peertui.cli.folder import data_folder
    from peertui.cli.secret import given_passphrase

    folder = data_folder(arguments)
    _check_terminal()
    passphrase = given_passphrase(arguments)
    from peertui.app import run_app

    return run_app(folder, passphrase=passphrase, theme=arguments.theme)


def demo(arguments: Namespace) -> int:
    """Open the app on a made-up person in a throw-away folder, or write their page."""
    if arguments.to is not None:
        return _write_demo(arguments)
    _check_terminal()
    from peertui.app import run_app
    from peertui.demo import demo_vault, throw_away_folder

    with throw_away_folder() as folder:
        return run_app(folder, vault=demo_vault(folder), theme=arguments.theme, demo=True)


def _write_demo(arguments: Namespace) -> int:
    from peertui.cli.export import write
    from peertui.delivery import ENDINGS, form_of
    from peertui.demo import demo_record

    form = form_of(arguments.to)
    if form is None:
        endings = ", ".join(ENDINGS.values())
        raise Stop(f"The ending of {arguments.to} says nothing: end its name in one of {endings}.", Exit.USAGE)
    write(arguments.to, form, demo_record())
    return Exit.DONE


def _check_terminal() -> None:
    from peertui.terminal import unsuitable

    if why := unsuitable():
        raise Stop(why, Exit.TERMINAL)
