"""Checks of Python, the packages, the parts that are not Python, and the four packages with everyday names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from peertui.doctor.model import CheckFinding, Install, Owned, Package, TriedPart, fail, ok, warn

LEAST_PYTHON = (3, 11)
_AGAIN, _PUT_AGAIN = "install peertui again in its own environment", "put the whole folder of peertui here again"


def check_install(install: Install) -> Iterator[CheckFinding]:
    """A line each for Python, every package, every part and every name."""
    again = _PUT_AGAIN if install.frozen else _AGAIN
    yield ok("peertui", f"{install.version}, a frozen folder" if install.frozen else install.version)
    yield ok("system", install.system)
    yield _python(install)
    if install.packages is None:
        yield warn(
            "packages", "unknown", "peertui runs from its folder and is not installed; that is fine for trying it"
        )
    for package in install.packages or ():
        yield _package(package, again)
    for part in install.parts:
        yield _part(part, again)
    for owned in install.owned:
        yield _owned(owned, again)


def _python(install: Install) -> CheckFinding:
    found = ".".join(map(str, install.python))
    if install.python[:2] < LEAST_PYTHON:
        return fail("Python", found, "peertui needs Python 3.11 or newer")
    if install.bits < 64:
        return warn("Python", f"{found}, {install.bits} bits", "install 64-bit Python: some packages need it")
    return ok("Python", found)


def _package(package: Package, again: str) -> CheckFinding:
    if package.version is None:
        return fail(package.name, "not there", again)
    if not fits(package.version, package.wanted):
        return warn(package.name, package.version, f"peertui was made for {package.wanted}: {again}")
    return ok(package.name, package.version)


def _part(part: TriedPart, again: str) -> CheckFinding:
    name = f"try {part.name}"
    if not part.there and part.optional:
        return ok(name, "not there", "most services do not need it: it is in the extra fhir")
    if not part.there or part.trouble:
        put_right = "install the extra fhir again" if part.optional else again
        return (warn if part.optional else fail)(name, part.trouble or "not there", put_right)
    return ok(name, "works")


def _owned(owned: Owned, again: str) -> CheckFinding:
    name = f"package {owned.name}"
    if not owned.ours:
        return fail(name, "not ours", f"something else with this name is found first: {again}")
    if owned.others:
        return fail(name, f"shared with {', '.join(owned.others)}", f"they overwrite each other: {again}")
    return ok(name, "ours")


def fits(version: str, wanted: str) -> bool:
    """Whether a version is within bounds such as ">=44,!=50.*,<60". Bounds of another kind are passed over."""
    have = _numbers(version)
    for bound in wanted.split(","):
        how, numbers = re.match(r"\s*([<>=!~]*)\s*(.*)", bound, re.DOTALL).groups()  # type: ignore[union-attr]
        limit = _numbers(numbers)
        length = max(len(have), len(limit))
        mine, its = (one + (0,) * (length - len(one)) for one in (have, limit))
        if (how == ">=" and mine < its) or (how == "<" and mine >= its):
            return False
        if how == "!=" and have[: len(limit)] == limit:
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    leading = re.match(r"\d+(?:\.\d+)*", version.strip())
    return tuple(map(int, leading[0].split("."))) if leading else ()
