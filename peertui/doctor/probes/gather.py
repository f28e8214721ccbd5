"""Gathers what the checks look at. Everything that touches a drive or a program has a time limit."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from peertui import __version__
from peertui.doctor.model import Install, Laptop, Owned, Package, Screen, TriedPart
from peertui.doctor.probes import drives, subprocess_probe
from peertui.doctor.probes.redaction import discreet, plain_word
from peertui.doctor.probes.time_limits import DRIVE, told, within

OUR_NAMES = ("peertui", "widgets", "plans", "exports")
_SYSTEMS = {"win32": "Windows", "darwin": "macOS"}
_TRUE_COLOUR = 1 << 24


def look_at_install() -> Install:
    """Python and the packages; each part is tried in a process of its own, a few at a time."""
    private = private_words()
    with ThreadPoolExecutor(4) as several:
        parts = tuple(several.map(lambda name: look_at_part(name, private), subprocess_probe.PARTS))
    return Install(
        version=__version__,
        system=_system(),
        python=sys.version_info[:3],
        bits=64 if sys.maxsize > 2**32 else 32,
        packages=_packages(),
        parts=parts,
        owned=tuple(_owned(name) for name in OUR_NAMES),
        frozen=bool(getattr(sys, "frozen", False)),
    )


def look_at_part(name: str, private: frozenset[str] = frozenset()) -> TriedPart:
    """Try one of `probes.PARTS`."""
    optional = name in subprocess_probe.OPTIONAL
    asked = json.dumps({"path": sys.path, "part": name})
    frozen = getattr(sys, "frozen", False)
    how = [subprocess_probe.TRY_A_PART] if frozen else ["-P", subprocess_probe.__file__]
    answer = told([sys.executable, *how], given=asked)
    if answer is None:
        return TriedPart(name=name, optional=optional, trouble="no answer")
    try:
        seen = json.loads(answer.strip().splitlines()[-1])
        return TriedPart(name=name, optional=optional, there=seen["there"], trouble=discreet(seen["trouble"], private))
    except (ValueError, LookupError, TypeError):
        return TriedPart(name=name, optional=optional, trouble="stops the whole program")


def private_words(environ: Mapping[str, str] = os.environ) -> frozenset[str]:
    """Names of the user and of the machine, and the home folder."""
    words = {
        environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME", "COMPUTERNAME", "USERDOMAIN", "HOSTNAME")
    }
    with suppress(RuntimeError):
        words |= {str(Path.home()), Path.home().as_posix(), Path.home().name}
    return frozenset(words | {platform.node()}) - {""}


def _system() -> str:
    name = _SYSTEMS.get(sys.platform, platform.system())
    release = platform.mac_ver()[0] if sys.platform == "darwin" else platform.version()
    number = re.match(r"\d+(?:\.\d+)+", release if sys.platform in _SYSTEMS else platform.release())
    return f"{name} {number[0]}" if number else name


def _packages() -> tuple[Package, ...] | None:
    try:
        asked = metadata.requires("peertui") or ()
    except metadata.PackageNotFoundError:
        return None
    here = [one for one in asked if "extra ==" not in one and _is_for_here(one)]
    found = (re.match(r"([\w.-]+)(?:\[.*?\])?\s*\(?([^;)]*)", one) for one in here)
    return tuple(Package(name=f[1], wanted=f[2].strip(), version=_version(f[1])) for f in found if f)


def _is_for_here(asked: str) -> bool:
    """Whether a requirement names no other system and no other processor than these."""
    here = {"sys_platform": sys.platform, "platform_machine": platform.machine()}
    named = re.findall(r"""(sys_platform|platform_machine) == ["'](\w+)["']""", asked.partition(";")[2])
    return all(here[name] == value for name, value in named)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except Exception:  # whatever is wrong with what was installed, the package cannot be counted on
        return None


def _owned(name: str) -> Owned:
    import peertui

    root = Path(peertui.__file__).parent.parent
    try:
        spec = find_spec(name)
        ours = spec is not None and spec.origin is not None and Path(spec.origin).parent == root / name
    except (ImportError, ValueError):
        ours = False
    brought: Mapping[str, list[str]] = within(DRIVE, metadata.packages_distributions, {})
    return Owned(name=name, ours=ours, others=tuple(sorted({*brought.get(name, ())} - {"peertui"})))


def look_at_screen(environ: Mapping[str, str] = os.environ) -> Screen:
    """The terminal this is run in, also where the output goes to a file."""
    streams = [stream for stream in (sys.stdout, sys.stderr, sys.stdin) if stream is not None and stream.isatty()]
    size = shutil.get_terminal_size()
    if streams and sys.stdout not in streams:
        with suppress(OSError, ValueError):
            size = os.get_terminal_size(streams[0].fileno())
    return Screen(
        system=sys.platform,
        is_terminal=bool(streams),
        term=plain_word(environ.get("TERM", "")),
        program=program_of(environ),
        inside="tmux" if environ.get("TMUX") else "screen" if environ.get("STY") else "",
        over_ssh=any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")),
        columns=size.columns,
        rows=size.lines,
        colours=colours_of(environ, sys.platform),
        no_color=bool(environ.get("NO_COLOR")),
        encoding=plain_word(getattr(sys.stderr, "encoding", "") or ""),
    )


def program_of(environ: Mapping[str, str]) -> str:
    """The terminal's own name, where it tells it."""
    if environ.get("WT_SESSION"):
        return "Windows Terminal"
    hints = {"VTE_VERSION": "VTE", "KONSOLE_VERSION": "Konsole", "KITTY_WINDOW_ID": "kitty", "ConEmuPID": "ConEmu"}
    told_by = next((name for hint, name in hints.items() if environ.get(hint)), "")
    return plain_word(environ.get("TERM_PROGRAM", "")) or told_by


def colours_of(environ: Mapping[str, str], system: str) -> int:
    """How many colours are drawn with here: 16, 256 or 2**24."""
    if environ.get("COLORTERM", "").strip().casefold() in ("truecolor", "24bit") or system == "win32":
        return _TRUE_COLOUR  # a Windows console without them is no longer looked after
    return 256 if "256color" in environ.get("TERM", "") or environ.get("TERM") == "xterm-kitty" else 16


def look_at_laptop(folder: Path | None, newest: float | None) -> Laptop:
    """Everything else, for the drive that the data folder is on."""
    from peertui.services.exporting.printing import has_printer

    viewer = {"win32": "", "darwin": "open"}.get(sys.platform, "xdg-open")
    return Laptop(
        system=sys.platform,
        encrypted=_encrypted(folder),
        now=time.time(),
        newest=newest,
        temporary=within(DRIVE, _takes_temporary_files, False),
        printer=sys.platform == "win32" or within(DRIVE, has_printer, False),
        viewer=not viewer or within(DRIVE, lambda: shutil.which(viewer), None) is not None,
    )


def _encrypted(folder: Path | None) -> bool | None:
    if sys.platform == "darwin":
        return drives.mac_encrypted(told(["/usr/bin/fdesetup", "status"]))
    if sys.platform == "linux" and folder is not None:
        return within(DRIVE, lambda: drives.linux_encrypted(mount_of(folder), Path("/sys/dev/block")), None)
    return None  # Windows tells only an administrator


def mount_of(folder: Path) -> drives.Mount | None:
    """What a folder is mounted from, on a system that can tell. OSError."""
    if sys.platform == "darwin":
        return drives.mac_mount(str(folder), told(["/sbin/mount"], DRIVE) or "")
    mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    return drives.linux_mount(str(folder), mounts)


def _takes_temporary_files() -> bool:
    with tempfile.TemporaryFile() as file:
        return file.write(b"peertui") > 0
