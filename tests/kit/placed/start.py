"""Start the peertui that install.py put beside this file: `py -I start.py`, or `python3 -I start.py`."""

import runpy
import sys
from pathlib import Path

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
PACKAGES = Path(__file__).absolute().parent / "packages" / VERSION

if not PACKAGES.is_dir():
    sys.exit(f"peertui is not installed for Python {VERSION}. Run install.py with this Python first.")
sys.path.insert(0, str(PACKAGES))
runpy.run_module("peertui", run_name="__main__", alter_sys=True)
