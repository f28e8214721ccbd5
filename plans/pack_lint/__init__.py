"""Checking a pack, ours or a service's own: everything that can be said of its words without asking a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from plans.pack.base import PackError
from plans.pack.loader import DEFAULT_LOCALE, folder_for, gather, read_part
from plans.pack.models import Pack
from plans.pack.overlay import FOR_CHECKS, PackFiles, laid_over, own_files, read_table
from plans.pack_lint.banned_words import unwanted_words
from plans.pack_lint.evidence import Evidence, figures_not_of_the_source
from plans.pack_lint.findings import PackFinding, Severity, of_error, warn
from plans.pack_lint.help_lines import help_line_slips
from plans.pack_lint.reachability import out_of_reach
from plans.pack_lint.reading_level import too_hard_to_read
from plans.pack_lint.rules import lengths_to_look_at, numbers_given, unknown_slots
from plans.pack_lint.texts import texts

__all__ = ["PackFinding", "Severity", "check_pack"]


def check_pack(override: Path | None, today: date, *, folder: Traversable | None = None) -> tuple[PackFinding, ...]:
    """Everything there is to say of a service's folder laid over our pack, or of our pack alone without one.

    Where a file cannot be made out, what keeps the pack from being used comes alone, and its words are not looked at.

    Args:
        override: A service's own folder; None for our pack alone.
        today: The day against which dates of help lines are held.
        folder: Another pack than ours.
    """
    folder = folder or folder_for(DEFAULT_LOCALE)
    pack, files, errors = gather(folder.name, folder, override)
    evidence, slips = _evidence(files, folder, override)
    found = [of_error(error) for error in (*errors, *slips)]
    found += [of_error(error, Severity.WARN) for error in files.hides_nothing]
    if override is not None and not errors and override.is_dir() and not own_files(override):
        found.append(
            warn(str(override), "", "No file of a pack is in this folder.", "Look whether it is the right one.")
        )
    if pack is None:
        again = "Fix what is listed here, and check again."
        found.append(warn(str(override or folder), "", "The words have not been looked at yet.", again))
    else:
        said = [*_of_words(pack, evidence), *numbers_given(pack), *help_line_slips(pack, today)]
        if not errors:
            said += out_of_reach(pack)
        found += [replace(finding, file=files.label(finding.file)) for finding in said]
    return tuple(found)


def _of_words(pack: Pack, evidence: Evidence | None) -> Iterator[PackFinding]:
    every = tuple(texts(pack))
    for text in every:
        yield from unwanted_words(text)
        yield from unknown_slots(pack, text)
    yield from too_hard_to_read(every)
    yield from lengths_to_look_at(pack)
    if evidence:
        for module in pack.modules:
            yield from figures_not_of_the_source(f"modules/{module.id}.toml", module.concept, module.why, evidence)
        last, book = pack.finishing, pack.look_back
        yield from figures_not_of_the_source("finishing.toml", last.concept, last.why, evidence)
        yield from figures_not_of_the_source("lookback.toml", book.title, book.why, evidence)


def _evidence(
    files: PackFiles, folder: Traversable, override: Path | None
) -> tuple[Evidence | None, tuple[PackError, ...]]:
    """The source's table with the service's own rows over it, or what is wrong with them."""
    (name,) = FOR_CHECKS
    own = override / name if override else None
    try:
        files.tables[name] = read_table(folder / name, name)
        if own is not None and own.is_file():
            files.labels[name] = str(own)
            files.tables[name] = laid_over(files, name, read_table(own, str(own), override))
    except PackError as error:
        return None, (error,)
    slips, evidence = read_part(Evidence, files, name)
    return (None, tuple(slips)) if slips else (evidence, ())
