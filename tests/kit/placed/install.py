"""Install peertui from this folder, with no index and no network: `py -I install.py`, or `python3 -I install.py`.

It goes into `packages` beside this file, for the Python that runs this, and nothing else on the computer is changed.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).absolute().parent
WHEELS, LOCK = HERE / "wheels", HERE / "requirements.lock"
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
PACKAGES = HERE / "packages" / VERSION
WINDOWS = '@echo off\n"{python}" -I "%~dp0start.py" %*\n'
ELSEWHERE = '#!/bin/sh\nexec "{python}" -I "$(dirname "$(readlink -f "$0")")/start.py" "$@"\n'


def check():
    """End with a sentence if this Python cannot run what is in the folder."""
    found = (re.search(r"-cp3(\d+)-cp3", wheel.name) for wheel in WHEELS.glob("*.whl"))
    made_for = [f"3.{minor}" for minor in sorted({int(one[1]) for one in found if one})]
    if VERSION not in made_for:
        sys.exit(f"This folder is for Python {', '.join(made_for)}. Run install.py with one of these.")
    if sys.maxsize < 2**32:
        sys.exit("This Python has 32 bits. Run install.py with a Python of 64 bits.")


def install(into):
    """Every package of requirements.lock, each file checked against its hash."""
    pip = [sys.executable, "-I", "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--no-index"]
    pip += ["--find-links", WHEELS, "--only-binary", ":all:", "--no-deps", "--require-hashes", "--requirement", LOCK]
    if subprocess.call([*pip, "--no-cache-dir", "--no-warn-script-location", "--quiet", "--target", into]):
        shutil.rmtree(into, ignore_errors=True)
        sys.exit("peertui was not installed, and nothing was changed. Look at what pip says above.")
    shutil.rmtree(into / "bin", ignore_errors=True)  # unsigned programs that only start the same


def put_in_place(new):
    """The new packages in place of the old ones, or a sentence and nothing changed."""
    old = PACKAGES.with_name(f"{VERSION}.old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if PACKAGES.exists():
            PACKAGES.rename(old)
        new.rename(PACKAGES)
    except OSError as error:
        if old.exists() and not PACKAGES.exists():
            old.rename(PACKAGES)
        shutil.rmtree(new, ignore_errors=True)
        sys.exit(f"Nothing was changed: {error.strerror}. Close peertui on this computer, and run install.py again.")
    shutil.rmtree(old, ignore_errors=True)


def write_start():
    """A program to start it with, for the Python that runs this."""
    name, text = ("peertui.cmd", WINDOWS) if os.name == "nt" else ("peertui", ELSEWHERE)
    start = HERE / name
    start.write_text(text.format(python=sys.executable), encoding="utf-8")
    start.chmod(0o755)
    return start


def main():
    """Install, and say how to start."""
    check()
    new = PACKAGES.with_name(f"{VERSION}.new")
    shutil.rmtree(new, ignore_errors=True)
    install(new)
    put_in_place(new)
    print(f'peertui is installed for Python {VERSION}. Check it: "{write_start()}" doctor')


if __name__ == "__main__":
    main()
