"""Tests that a document names, by path or by a marker: whether each is there, and runs every day and everywhere."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.folders import ROOT

NOT_ON_WINDOWS = "not on Windows"
MARKED = {"long": "long runs only", "skip": "skipped", "xfail": "expected not to hold"}
HAZARD = "mark.hazard"
"""What a test carries for each control of the hazard log that it shows."""
GIVING_UP = ("pytest.skip", "pytest.importorskip", "pytest.xfail")


class NamedTest(NamedTuple):
    """A test as a document names it: `tests/a/test_b.py::test_c`, and when it does not run."""

    path: str
    name: str
    said: str = ""

    def __str__(self) -> str:
        return f"{self.path}::{self.name}"


def limits(test: NamedTest) -> set[str]:
    """When a test does not run, in the words that a document says it by. LookupError if there is no such test."""
    try:
        tree = _tree(ROOT / test.path)
    except FileNotFoundError:
        raise LookupError(f"{test.path} is not there") from None
    found = next((node for node in tree.body if _is_function(node) and node.name == test.name), None)
    if found is None or not test.name.startswith("test_"):
        raise LookupError(f"{test.path} has no {test.name}")
    marks = _named_marks(tree)
    decorators = [*found.decorator_list, *_listed(marks.get("pytestmark"))]
    said = {mark for one in decorators if (mark := _mark(one, marks))}
    outside = [node for node in tree.body if not _is_function(node) and not isinstance(node, ast.ClassDef)]
    said |= {_for_windows(node) for node in outside if _gives_up(node)}
    return said | {"may be skipped" for node in found.body if _gives_up(node)}


def shown_controls() -> dict[str, list[NamedTest]]:
    """The tests of each control of the hazard log: those that carry `@pytest.mark.hazard("H01.1")` with its id.

    Raises:
        LookupError: a marker that no test carries, or without an id in plain letters.
    """
    found: dict[str, list[NamedTest]] = {}
    for path in sorted((ROOT / "tests").rglob("*.py")):
        if HAZARD in path.read_text(encoding="utf-8"):
            for name, ids in _controls(path).items():
                test = NamedTest(path.relative_to(ROOT).as_posix(), name)
                test = test._replace(said=", ".join(sorted(limits(test))))
                for control in ids:
                    found.setdefault(control, []).append(test)
    return found


def how_many(tests: Collection[NamedTest]) -> str:
    """How the log counts the tests of a control, and says which of them do not run every day and everywhere."""
    limited = sorted(Counter(test.said for test in tests if test.said).items())
    said = ", ".join(f"{count} {words}" for words, count in limited)
    return f"Tests: {len(tests)}" + (f" ({said})" if said else "")


def _controls(path: Path) -> dict[str, list[str]]:
    """The ids that each test of a file is marked with."""
    tree = _tree(path)
    everywhere = _listed(_named_marks(tree).get("pytestmark"))
    tests = [node for node in tree.body if _is_function(node) and node.name.startswith("test_")]
    carried = [*everywhere, *(mark for test in tests for mark in test.decorator_list)]
    if astray := {node for node in ast.walk(tree) if _ids(node) is not None} - set(carried):
        raise LookupError(f"{path}: line {min(node.lineno for node in astray)} marks no test")
    return {
        test.name: [one for mark in (*test.decorator_list, *everywhere) for one in _ids(mark) or ()] for test in tests
    }


def _ids(node: ast.AST) -> list[str] | None:
    """The ids in a marker of hazards; None if it is none."""
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != f"pytest.{HAZARD}":
        return None
    ids = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if not ids or len(ids) != len(node.args) + len(node.keywords):
        raise LookupError(f"an id in plain letters is needed: {ast.unparse(node)}")
    return ids


def missing_from_run(tests: Iterable[NamedTest], request: pytest.FixtureRequest) -> list[str]:
    """Named tests that the whole suite did not collect, or skips; none if only a part of the suite runs."""
    config = request.config
    chosen = config.option.keyword or config.option.deselect or getattr(config.option, "lf", False)
    whole = list(config.args) == list(config.getini("testpaths")) and config.option.markexpr in ("", "not long")
    if chosen or not whole:
        return []
    here = ("",) if sys.platform == "win32" else ("", NOT_ON_WINDOWS)
    runs = {item.nodeid.partition("[")[0] for item in request.session.items if not _is_off(item)}
    return [str(test) for test in tests if test.said in here and str(test) not in runs]


def _is_off(item: pytest.Item) -> bool:
    """Whether marks keep an item from running, or from counting."""
    off = any(item.iter_markers("skip")) or any(item.iter_markers("xfail"))
    return off or any(mark.args and bool(mark.args[0]) for mark in item.iter_markers("skipif"))


@lru_cache(maxsize=256)
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _names_one(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)


def _named_marks(tree: ast.Module) -> dict[str, ast.expr]:
    """What a file gives a name to, `pytestmark` among it."""
    return {node.targets[0].id: node.value for node in tree.body if _names_one(node)}


def _listed(node: ast.expr | None) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.List | ast.Tuple) else [node] if node else []


def _mark(node: ast.expr, named: dict[str, ast.expr]) -> str:
    """What a decorator says of when a test does not run, "" for any other one. Follows a name given to a mark."""
    if isinstance(node, ast.Name) and node.id in named:
        node = named[node.id]
    name = ast.unparse(node.func if isinstance(node, ast.Call) else node)
    if name == "pytest.mark.skipif":
        return _for_windows(node)
    return MARKED.get(name.removeprefix("pytest.mark."), "") if name.startswith("pytest.mark.") else ""


def _for_windows(node: ast.AST) -> str:
    """Whether it is Windows alone, and nothing else, that a condition asks about."""
    asked = [node.test] if isinstance(node, ast.If) else node.args if isinstance(node, ast.Call) else []
    only = [one for one in asked if isinstance(one, ast.Compare) and re.search("== '(win32|nt)'$", ast.unparse(one))]
    return NOT_ON_WINDOWS if only and only == asked else "not everywhere"


def _gives_up(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Call) and ast.unparse(inner.func) in GIVING_UP for inner in ast.walk(node))
