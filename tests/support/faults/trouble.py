"""An operation with one call to the disk going wrong, and what is left of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from plans.vault import (
    BadPlace,
    CannotBackUp,
    CannotOpen,
    CannotRemove,
    CannotRestore,
    CannotSave,
    KeysUnsure,
    UnknownPerson,
    VaultDamaged,
    VaultError,
    VaultExists,
)
from tests.support.faults.failing import DAMAGE, Died, FailingFiles, How, Wrong
from tests.support.faults.operations import OPERATIONS, Work
from tests.support.faults.promise import Lost, Promises

_PLAIN = (CannotBackUp, CannotOpen, CannotRemove, CannotRestore, CannotSave, KeysUnsure, OSError)
_DONE_ALREADY = (BadPlace, UnknownPerson, VaultExists)


def every_call(promises: Promises, name: str, place: Path, wrong: Wrong, calls: Iterable[int] | None = None) -> int:
    """Do an operation once for every call to the disk (or those of `calls`), with that one going wrong.

    Returns how often. Lost if anything acknowledged is not there.
    """
    tried = 0
    for at in calls or count(1):
        if not _one_call(promises, name, place / "work", wrong, at):
            break
        tried += 1
    return tried


def _one_call(promises: Promises, name: str, root: Path, wrong: Wrong, at: int) -> bool:
    files = FailingFiles()
    work = promises.begin(name, root, files)
    begin = len(files.calls)
    files.go_wrong(at, wrong)
    done, trouble = _steps(work, name, 0)
    met, files.at = len(files.calls) >= begin + at, 0
    try:
        if isinstance(trouble, Exception) and not isinstance(trouble, _allowed(wrong)):
            raise Lost(f"a plain sentence was expected, not {trouble!r}") from trouble
        if wrong.how is How.SHORT and trouble:
            raise Lost("a short write is no reason to stop") from trouble
        retried = isinstance(trouble, Exception) and not wrong.for_good
        again: BaseException | None = None
        if retried:
            done, again = _steps(work, name, done)
            if isinstance(again, Exception) and not isinstance(again, _DONE_ALREADY):
                raise Lost(f"asked again, it said {again!r}") from again
        if work.open_vault is not None and not files.dead:
            work.open_vault.close()
        files.end_process()
        if OPERATIONS[name].passes_over and wrong.error in DAMAGE:
            promises.see_versions(name, root)
        else:
            promises.see(name, root, done, ended=trouble is None, numbered=not retried)
        if retried and (left := list(root.rglob("*.tmp"))):
            raise Lost(f"half-written files stay: {left}")
    except Lost as lost:
        raise Lost(f"{name}, call {at} ({files.calls[begin:][at - 1 : at]}), {wrong}: {lost}") from lost
    finally:
        files.end_process()
        shutil.rmtree(root)
    return met


def _steps(work: Work, name: str, done: int) -> tuple[int, BaseException | None]:
    """Go on after so many steps. How many were acknowledged then, and what came in the way."""
    for step in OPERATIONS[name].steps[done:]:
        try:
            step(work)
        except (VaultError, OSError, Died) as trouble:
            return done, trouble
        done += 1
    return done, None


def _allowed(wrong: Wrong) -> tuple[type[Exception], ...]:
    """A disk that gives errors on reading looks like damage; one that refuses does not.

    Where not a single file can be read, it cannot be known whose they are.
    """
    if wrong.how is How.UNREADABLE and wrong.for_good:
        return (*_PLAIN, VaultDamaged, UnknownPerson)
    return (*_PLAIN, VaultDamaged) if wrong.how is How.LIES or wrong.error else ()
