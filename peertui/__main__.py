"""`python -m peertui` and the `peertui` command."""

import sys

from peertui.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
