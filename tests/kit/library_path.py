"""Runs first in the frozen folder: on Linux, programs that peertui starts must not load their libraries from it.

PyInstaller keeps what was set before: https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html
"""

import os

was = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if was is not None:
    os.environ["LD_LIBRARY_PATH"] = was
