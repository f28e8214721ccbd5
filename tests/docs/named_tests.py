"""Tests that a document names: whether each is there, and whether it runs every day and everywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
MARKED = {"long": "long runs only", "skip": "skipped", "skipif": "not on Windows", "xfail": "expected not to hold"}
CALLED = {"skip": "not on Windows", "importorskip": "not on Windows", "xfail": "expected not to hold"}


class NamedTest(NamedTuple):
    """A test as a document names it: `tests/a/test_b.py::test_c`, and what the document says of when it runs."""

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
    found = next((node for node in tree.body if _is_function(node) and node.name == test.name), None)  # type: ignore[attr-defined]
    if found is None or not test.name.startswith("test_"):
        raise LookupError(f"{test.path} has no {test.name}")
    marks = {node.targets[0].id: node.value for node in tree.body if _names_one(node)}  # type: ignore[attr-defined]
    decorators = [*found.decorator_list, *_listed(marks.get("pytestmark"))]  # type: ignore[attr-defined]
    said = {MARKED[mark] for one in decorators if (mark := _mark(one, marks)) in MARKED}
    outside = [node for node in tree.body if not _is_function(node) and not isinstance(node, ast.ClassDef)]
    return said | {CALLED[call] for node in (*outside, *found.body) for call in _calls(node)}  # type: ignore[attr-defined]


def missing_from_run(tests: Iterable[NamedTest], request: pytest.FixtureRequest) -> list[str]:
    """Named tests that the whole suite did not collect; none if only a part of the suite runs."""
    config = request.config
    partial = config.option.keyword or config.option.deselect or getattr(config.option, "lf", False)
    if (
        partial
        or list(config.args) != list(config.getini("testpaths"))
        or config.option.markexpr not in ("", "not long")
    ):
        return []
    collected = {item.nodeid.partition("[")[0] for item in request.session.items}
    return [str(test) for test in tests if not test.said and str(test) not in collected]


@lru_cache(maxsize=256)
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _names_one(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)


def _listed(node: ast.expr | None) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.List | ast.Tuple) else [node] if node else []


def _mark(node: ast.expr, named: dict[str, ast.expr]) -> str:
    """The mark of a decorator: `long` of `pytest.mark.long`, `skipif` of a name given to `pytest.mark.skipif(...)`."""
    if isinstance(node, ast.Name) and node.id in named:
        node = named[node.id]
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("pytest.mark.") else ""


def _calls(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and ast.unparse(inner.func).startswith("pytest."):
            name = ast.unparse(inner.func).removeprefix("pytest.")
            if name in CALLED:
                yield name
