"""What each key is called, how it ends, and that the terminal is put back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from peertui.doctor.keys.key_names import arrives_as, name_of, pieces
from peertui.doctor.keys.key_viewer import told


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("\x1b[A", "Up"),
        ("\x1bOA", "Up"),
        ("\x1b[1;5C", "Ctrl+Right"),
        ("\x1b[1;2P", "Shift+F1"),
        ("\x1b[11~", "F1"),
        ("\x1b[[A", "F1"),
        ("\x1b[15~", "F5"),
        ("\x1b[21~", "F10"),
        ("\x1b[24~", "F12"),
        ("\x1b[5~", "Page Up"),
        ("\x1b[Z", "Shift+Tab"),
        ("\x1b", "Esc"),
        ("\x1bx", "Alt+x"),
        ("\x1b\r", "Alt+Enter"),
        ("\x11", "Ctrl+Q"),
        ("\x1c", "Ctrl+\\"),
        ("a", "the letter a"),
        ("é", "the letter é"),
        ("7", "the digit 7"),
        ("\x00H", "Up"),
        ("\x00;", "F1"),
        ("\x00\x86", "F12"),
        ("\x1b[99~", "unknown"),
        ("\x1b[?1;2c", "unknown"),
    ],
)
def test_names(key: str, name: str) -> None:
    assert pieces(key) == [key]
    assert name_of(key) == name


def test_what_arrives_is_told_in_ascii() -> None:
    assert arrives_as("\x1b[A") == "esc [ A"
    assert arrives_as("é\x01 ") == "0xe9 0x01 0x20"


def lines(*reads: str) -> list[str]:
    arrive = iter(reads)
    return [line.split("  ")[0] for line in told(lambda: next(arrive, ""))]


def test_it_ends_on_two_enters_on_esc_on_ctrl_c_and_with_the_terminal() -> None:
    assert lines("\r", "x", "\r", "\r", "y") == ["Enter", "the letter x", "Enter", "Enter"]
    assert lines("a\x1b[A", "\x1b", "y") == ["the letter a", "Up", "Esc"]
    assert lines("\x03", "y") == ["Ctrl+C"]
    assert lines("y") == ["the letter y"]
    assert lines("\r", "\n", "y") == ["Enter", "Ctrl+J"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("end", ["enter", "stopped", "fault"])
def test_the_terminal_is_put_back_whatever_ends_it(end: str) -> None:
    import pty
    import termios

    main, other = pty.openpty()
    before = termios.tcgetattr(other)
    code = "from peertui.doctor.keys import key_viewer\n"
    code += "key_viewer.name_of = lambda key: 1 // 0\n" if end == "fault" else ""
    process = subprocess.Popen(
        [sys.executable, "-c", code + "key_viewer.show_keys()"], stdin=other, stdout=other, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 20
    while termios.tcgetattr(other)[3] & termios.ICANON:
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.02)
    if end == "stopped":
        process.send_signal(signal.SIGTERM)
    else:
        os.write(main, b"\r\r")
    assert process.wait(timeout=20) == {"enter": 0, "stopped": 128 + signal.SIGTERM, "fault": 1}[end]
    assert termios.tcgetattr(other) == before
    os.close(main)
    os.close(other)
