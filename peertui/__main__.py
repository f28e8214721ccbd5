"""`python -m peertui` and the `peertui` command."""

import sys

from peertui import cli
from peertui.services.log_silence import keep_quiet


def main() -> int:
    """Do what the command line asks for. Returns the exit code."""
    keep_quiet()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
