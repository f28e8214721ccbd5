"""From one version of a record to the next, as functions on plain dicts.

A step takes a record document of its version (see `plans.record.json_document`) and returns one of the next: a new
dict, with all that it does not know still in it, and with every entry and note under its own id. In an imported
document ids, times and whole lists may be left out. `tests/data/schema` keeps an example of every version.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
Step = Callable[[Document], Document]

STEPS: tuple[Step, ...] = ()
"""The first leads from version 1 to 2, the next from 2 to 3. Adding one raises the version that is written."""


class CannotMigrate(ValueError):
    """A step found something that no record of its version has."""


def newest() -> int:
    """The version that is written now. Every older one is read."""
    return len(STEPS) + 1


def is_newer(document: Document) -> bool:
    """Whether a document is of a later version than this peertui knows."""
    version = document.get("version")
    return type(version) is int and version > newest()


def migrate(document: Document) -> Document:
    """The document in the newest version; itself if it is that, or says no version from 1 on.

    Raises:
        CannotMigrate: It is not as its version says.
    """
    version = document.get("version")
    if type(version) is not int or version < 1:
        return document
    for number, step in enumerate(STEPS[version - 1 :], version + 1):
        try:
            document = {**step(document), "version": number}
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise CannotMigrate from error
    return document
