"""Asking the optional library whether a document is as FHIR wants it. It is loaded here alone, and only then."""

from __future__ import annotations

from importlib.util import find_spec

from exports.errors import ExportError

_NEEDED = (
    'A FHIR file is checked by a part that is not installed: install peertui with its extra "fhir", or ask whoever '
    "looks after this laptop."
)
_NOT_RIGHT = "FHIR does not take this page as it is, so nothing was kept. Please tell whoever looks after peertui."


def is_there() -> bool:
    """Whether the library is installed. Does not load it."""
    try:
        return find_spec("fhir.resources") is not None
    except ImportError:
        return False


def need() -> None:
    """Say what to install where the library is not there.

    Raises:
        ExportError: It is not.
    """
    if not is_there():
        raise ExportError(_NEEDED)


def check(document: str) -> None:
    """Read a Bundle back with the library's models.

    Raises:
        ExportError: The library is not there, or refuses anything of it.
    """
    need()
    from fhir.resources.R4B.bundle import Bundle

    try:
        Bundle.model_validate_json(document)
    except ValueError as problem:
        raise ExportError(_NOT_RIGHT) from problem
