"""Checks of the data folder and the drive it is on."""

from __future__ import annotations

from collections.abc import Iterator

from peertui.doctor.model import CheckFinding, Drive, Folder, LockTrial, fail, ok, warn

MB = 1_000_000
LEAST_FREE, GOOD_FREE = 50 * MB, 500 * MB
_ELSEWHERE = "choose a folder on this laptop with --data-dir"


def check_folder(folder: Folder | None) -> Iterator[CheckFinding]:
    """A line each, without what cannot be asked of a folder that is not there. None: nobody could say where it is."""
    if folder is None:
        yield fail("data folder", "unknown", "peertui cannot find its usual place: name a folder with --data-dir")
        return
    yield _place(folder)
    if not folder.answers or folder.is_file:
        return
    yield _drive(folder)
    yield _synced(folder)
    yield _free(folder)
    if folder.letters_over is not None:
        yield _path_length(folder.letters_over)
    if folder.there:
        yield _writing(folder)
        yield _lock(folder)
        yield _leftovers(folder)
        yield _people(folder)
        if folder.open_to_others is not None:
            yield _rights(folder)


def _place(folder: Folder) -> CheckFinding:
    if not folder.answers:
        return fail("data folder", "no answer", f"its drive is slow or missing: check it, or {_ELSEWHERE}")
    if folder.is_file:
        return fail("data folder", "a file", "a folder is needed: name one with --data-dir")
    if folder.there:
        return ok("data folder", folder.place)
    if folder.can_be_made:
        return ok("data folder", f"not there yet, {folder.place}", "it is made at the first start")
    return fail("data folder", "cannot be made", "ask for permission to write there, or name another with --data-dir")


def _writing(folder: Folder) -> CheckFinding:
    if folder.trouble:
        return fail("writing", folder.trouble, "ask for permission to write in the data folder, or name another")
    return ok("writing", "works")


def _drive(folder: Folder) -> CheckFinding:
    if folder.drive is Drive.NETWORK:
        return warn("drive", "network", f"saving is slow and locks may not work: {_ELSEWHERE}")
    if folder.drive is Drive.STICK:
        return warn("drive", folder.drive, "it is easy to lose: keep it safe, or choose a folder on this laptop")
    if folder.drive is Drive.UNKNOWN:
        return ok("drive", folder.drive, "if it is on the network, choose a folder on this laptop")
    return ok("drive", folder.drive)


def _synced(folder: Folder) -> CheckFinding:
    if folder.synced:
        return warn(
            "copied elsewhere", folder.synced, f"it may bring back old files and keep removed ones: {_ELSEWHERE}"
        )
    return ok("copied elsewhere", "no")


def _path_length(over: int) -> CheckFinding:
    if over > 0:
        return fail("path length", f"{over} letters too long", "name a folder with a shorter path with --data-dir")
    return ok("path length", f"{-over} letters to spare")


def _free(folder: Folder) -> CheckFinding:
    if folder.free is None:
        return ok("free space", "unknown")
    found = f"{folder.free // MB} MB"
    if folder.free < LEAST_FREE:
        return fail("free space", found, "free some space now: peertui cannot save new words when it is full")
    if folder.free < GOOD_FREE:
        return warn("free space", found, f"free some space: {GOOD_FREE // MB} MB is a good start")
    return ok("free space", found)


def _lock(folder: Folder) -> CheckFinding:
    if folder.lock is LockTrial.NONE:
        return warn("lock", folder.lock, f"two windows could write at once: open only one, or {_ELSEWHERE}")
    return ok("lock", folder.lock)


def _leftovers(folder: Folder) -> CheckFinding:
    if folder.leftovers is None:
        return ok("half-written", "unknown")
    if folder.leftovers:
        return warn("half-written", str(folder.leftovers), "open peertui once: it removes them")
    return ok("half-written", "0")


def _people(folder: Folder) -> CheckFinding:
    """Nobody is named: this can be sent on."""
    if folder.gone is None or folder.older is None:
        return ok("people", "unknown")
    if folder.gone:
        return fail("people", f"{folder.gone} not here", "open peertui: the list says who; bring back the last backup")
    if folder.older:
        return warn("people", f"older files of {folder.older}", "open peertui: it says whose; look for a newer backup")
    return ok("people", "nobody of the last daily copy is missing")


def _rights(folder: Folder) -> CheckFinding:
    if folder.open_to_others:
        return warn("rights", "others can look in", "remove them: chmod 700 on the data folder")
    return ok("rights", "you alone")
