"""The pack command: checks a service's own words before anyone uses them."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from datetime import date
from textwrap import wrap

from peertui.cli.exit_codes import Exit, Stop, say
from peertui.services.paths import place
from plans.pack_lint import PackFinding, Severity, check_pack

_WIDE, _INDENT = 80, " " * 6


def pack(arguments: Namespace) -> int:
    """What is found in a service's folder, line by line; Exit.FAILED if one says FAIL."""
    if arguments.asked != "check":
        raise Stop("Say what to do with a pack, as in peertui pack check FOLDER: see peertui pack --help.", Exit.USAGE)
    folder = place(arguments.folder)
    found = check_pack(folder, date.today())
    for finding in sorted(found, key=lambda f: f.level is Severity.WARN):
        _tell(finding)
    counted = Counter(finding.level for finding in found)
    if found:
        say(f"{counted[Severity.FAIL]} FAIL (must be fixed), {counted[Severity.WARN]} WARN (worth a look)")
    else:
        say(f"Nothing to fix in {folder}.")
    return Exit.FAILED if counted[Severity.FAIL] else Exit.DONE


def _tell(finding: PackFinding) -> None:
    say(f"{finding.level}  {finding.where}")
    lines = wrap(f"{finding.problem} {finding.remedy}", _WIDE - len(_INDENT), break_long_words=False)
    for line in lines:
        say(f"{_INDENT}{line}")
