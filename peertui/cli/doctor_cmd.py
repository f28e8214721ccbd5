"""The doctor command: whether peertui can work here, and what each key arrives as."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

from peertui.cli.data_folder import named_folder, pack_folder
from peertui.cli.exit_codes import Exit, Stop, say, say_json
from peertui.doctor import CheckFinding, CheckLevel, examine


def doctor(arguments: Namespace) -> int:
    """A line for each check, or all of them as JSON; Exit.FAILED if one says FAIL. With --keys, the keys instead."""
    if arguments.keys:
        return _keys()
    findings = examine(_folder(arguments), chosen=_is_chosen(arguments), words=pack_folder(arguments))
    if arguments.json:
        return _for_a_program(tuple(findings))
    counted: Counter[CheckLevel] = Counter()
    for finding in findings:
        counted[finding.level] += 1
        say(finding.line)
        sys.stdout.flush()
    say(", ".join(f"{counted[level]} {level}" for level in CheckLevel))
    return Exit.FAILED if counted[CheckLevel.FAIL] else Exit.DONE


def _for_a_program(findings: tuple[CheckFinding, ...]) -> int:
    from peertui.cli.answers.json_answers import doctor_answer

    say_json(doctor_answer(findings))
    return Exit.FAILED if any(finding.level is CheckLevel.FAIL for finding in findings) else Exit.DONE


def _is_chosen(arguments: Namespace) -> bool:
    return bool(arguments.data_dir or os.environ.get("PEERTUI_DATA"))


def _folder(arguments: Namespace) -> Path | None:
    try:
        return named_folder(arguments)
    except Exception:  # a broken package: the check of the folder says so
        return None


def _keys() -> int:
    from peertui.doctor.keys.key_viewer import show_keys

    if sys.stdin is None or not sys.stdin.isatty():
        raise Stop(
            "This is not a terminal: run peertui doctor --keys in the window where peertui is used.", Exit.TERMINAL
        )
    show_keys()
    return Exit.DONE
