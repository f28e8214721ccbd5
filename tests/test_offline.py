"""peertui talks to nobody: no part of it knows a network, and none is asked for while it is used."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.folders import ROOT

PACKAGES = ("peertui", "widgets", "plans", "exports")
NETWORK = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "socketserver"),
    *("webbrowser", "requests", "httpx", "aiohttp", "urllib3", "websockets"),
}
WATCHED = """
import sys

def listen(event, arguments):
    if event == "socket.connect" and sys.platform == "win32" and arguments[1][0] == "127.0.0.1":
        return  # how asyncio wakes its own loop there, as a pipe does elsewhere
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "webbrowser.open"):
        print("asked for a network:", event, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(listen)
"""
PAGE = "from peertui.__main__ import main\nsys.argv = ['peertui', 'demo', '--to', sys.argv[1]]\nsys.exit(main())\n"
SCREEN = """
import asyncio, pathlib
from peertui.app.app import PeertuiApp
from peertui.demo import demo_vault

async def use(folder):
    app = PeertuiApp(folder, vault=demo_vault(folder / "vault"), demo=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter", "h", "i", "enter", "f2", "enter")
        await pilot.pause()
        assert app.workspace.has_record
        app.workspace.close()

asyncio.run(use(pathlib.Path(sys.argv[1])))
"""
A_CALL = "import socket\nsocket.getaddrinfo('localhost', 80)\n"


def imported(path: Path) -> set[str]:
    """The outermost names of all modules that a file imports anywhere."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return found


def watched(program: str, argument: Path) -> subprocess.CompletedProcess[str]:
    """A process that ends with 99 as soon as it asks for a network."""
    command = [sys.executable, "-c", f"{WATCHED}\n{program}", str(argument)]
    return subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.mark.hazard("H21.6", "H27.1", "H39.3")
def test_no_part_of_it_knows_a_network() -> None:
    for path in (path for name in PACKAGES for path in (ROOT / name).rglob("*.py")):
        assert not imported(path) & NETWORK, path


@pytest.mark.hazard("H21.6", "H27.1", "H38.3")
@pytest.mark.parametrize(("program", "name"), [(PAGE, "page.pdf"), (SCREEN, "")], ids=["page", "screen"])
def test_nothing_asks_for_a_network(program: str, name: str, tmp_path: Path) -> None:
    ended = watched(program, tmp_path / name)
    assert ended.returncode == 0, ended.stderr


def test_asking_for_one_would_be_seen(tmp_path: Path) -> None:
    assert watched(A_CALL, tmp_path).returncode == 99


# -- seen from outside, where a library with sockets of its own is seen too --------------------------------------------

STRACE = shutil.which("strace")
OUTSIDE = re.compile(
    r"\b(?:connect|sendto|sendmsg|bind)\(.*(?:AF_INET|AF_PACKET|AF_NETLINK)|socket\(AF_(?:INET|PACKET)"
)
"""What reaches a network, or would. Sockets within the machine, such as those between threads, do not."""
IN_PYTHON = "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))\n"
IN_C = """
import ctypes
c = ctypes.CDLL(None)
c.connect(c.socket(2, 2, 0), bytes([2, 0, 0, 9, 127, 0, 0, 1]) + bytes(8), 16)
"""


def can_trace() -> bool:
    """Whether this system lets one process be watched by another."""
    if STRACE is None:
        return False
    tried = subprocess.run([STRACE, "-f", "-e", "trace=network", "true"], check=False, capture_output=True, timeout=20)
    return tried.returncode == 0


outside = pytest.mark.skipif(not can_trace(), reason="needs strace, and leave to use it")


def calls(arguments: Sequence[str], folder: Path, typed: str = "") -> tuple[int, list[str]]:
    """How a Python process ended, and every call of the system for a network that it or a child made."""
    log = folder / "calls"
    ended = subprocess.run(
        [STRACE or "", "-f", "-e", "trace=network", "-o", str(log), sys.executable, *arguments],
        check=False,
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PEERTUI_DATA": str(folder / "vault")},
    )
    return ended.returncode, [line for line in log.read_text().splitlines() if OUTSIDE.search(line)]


@outside
@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["-m", "peertui", "demo", "--to", "{folder}/page.pdf"], ""),
        (["-m", "peertui", "demo", "--plain"], "1\n\nhum\n\nsafety\nquit\n"),
        (["-c", f"import sys\n{SCREEN}", "{folder}"], ""),
    ],
    ids=["page", "plain", "screen"],
)
def test_no_call_of_the_system_reaches_a_network(arguments: list[str], typed: str, tmp_path: Path) -> None:
    assert calls([part.replace("{folder}", str(tmp_path)) for part in arguments], tmp_path, typed) == (0, [])


@outside
@pytest.mark.parametrize("program", [IN_PYTHON, IN_C], ids=["python", "c"])
def test_a_call_from_any_library_would_be_seen(program: str, tmp_path: Path) -> None:
    assert calls(["-c", program], tmp_path)[1]
