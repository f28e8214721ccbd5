"""Runs first in the frozen folder: programs that peertui starts must not load their libraries from it.

https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html
"""

import os
import sys

if sys.platform == "win32":
    import ctypes

    ctypes.windll.kernel32.SetDllDirectoryW(None)
else:
    was = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if was is not None:
        os.environ["LD_LIBRARY_PATH"] = was
