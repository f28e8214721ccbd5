"""`python -m peertui` and the `peertui` command."""

import sys

from peertui import cli
from peertui.services.log_silence import keep_quiet


def main() -> int:
    """Do what the command line asks for. Returns the exit code."""
    keep_quiet()
    if getattr(sys, "frozen", False):
        from peertui.doctor.probes import subprocess_probe

        if sys.argv[1:] == [subprocess_probe.TRY_A_PART]:
            subprocess_probe.answer()
            return 0
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
