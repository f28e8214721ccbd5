"""The tree of the code: no import goes in a circle, no folder is too full, and each says what it is for."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter

import grimp

from tests.support.folders import ROOT

PACKAGES = ("peertui", "widgets", "exports", "plans")
MOST = 16
"""Modules in a folder: as many as can be read at a glance."""
FILES = tuple(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))


def test_no_import_goes_in_a_circle() -> None:
    """Imports inside functions and under TYPE_CHECKING count too."""
    graph = grimp.build_graph(*PACKAGES)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert sum(map(len, imports.values())) > 1000
    TopologicalSorter(imports).prepare()  # CycleError names the circle


def test_the_door_opens_without_what_comes_behind_it() -> None:
    """The first screen waits for none of these."""
    door = "peertui.app.app, peertui.screens.vault.unlock, plans.vault.storage.layout"
    heavy = ("pydantic", "cryptography", "tinydb", "reportlab", "pypdf")
    asked = f"import sys, {door}; print([name for name in {heavy} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_no_folder_is_too_full() -> None:
    modules = Counter(path.parent.relative_to(ROOT).as_posix() for path in FILES if path.name != "__init__.py")
    assert {folder: many for folder, many in modules.items() if many > MOST} == {}


def test_every_folder_says_what_it_is_for() -> None:
    folders = {path.parent for path in FILES}
    silent = [f for f in folders if not ast.get_docstring(ast.parse((f / "__init__.py").read_text(encoding="utf-8")))]
    assert silent == []
