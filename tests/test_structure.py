"""The tree of the code: no import goes in a circle, no folder is too full, and each says what it is for."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter

import grimp

from peertui.app.navigation import SCREENS, screen_class
from peertui.presenters.place import Place
from peertui.screens.base.presented import PresentedScreen
from tests.support.app.all_screens import all_screens
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


# -- navigation --------------------------------------------------------------------------------------------------------

SCREEN_FILES = tuple(path for path in FILES if path.is_relative_to(ROOT / "peertui" / "screens"))
OPENED = {name.rpartition(".")[2] for name in SCREENS.values()}
"""The class of every screen that can be opened."""


def test_every_place_has_a_screen_and_every_screen_a_place() -> None:
    assert set(SCREENS) == set(Place)
    shown = {screen_class(place) for place in Place}
    assert len(shown) == len(Place)
    bases = {base for screen in all_screens() for base in screen.__mro__[1:]}
    assert {screen for screen in all_screens() if screen not in bases} <= shown


def test_a_screen_imports_no_other() -> None:
    """Neither at the top nor in a function: it asks for the place."""
    found = [
        f"{path.name}: {alias.name}"
        for path in SCREEN_FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.name in OPENED or (alias.name + ".").startswith("peertui.screens.")
    ]
    assert found == []


def test_only_the_app_lays_one_screen_over_another() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SCREEN_FILES}
    assert [name for name, text in texts.items() if "push_screen" in text or "switch_screen" in text] == []


def test_whoever_opens_a_place_gives_what_its_screen_is_made_of() -> None:
    opened = 0
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            place, *given = node.args
            if getattr(node.func, "id", "") == "Open":
                given = given[0].elts if given and isinstance(given[0], ast.Tuple) else []
            elif getattr(node.func, "attr", "") != "open":
                continue
            if isinstance(place, ast.Attribute) and getattr(place.value, "id", "") == "Place":
                opened += 1
                if not any(isinstance(one, ast.Starred) for one in given):
                    _made_of(Place[place.attr], given)
    assert opened > 40


def _made_of(place: Place, given: list[ast.expr]) -> None:
    """TypeError if the screen of a place, or its presenter, is not made of what it is given."""
    screen = screen_class(place)
    if issubclass(screen, PresentedScreen):
        inspect.signature(screen.PRESENTER).bind("the app", *given)
    else:
        inspect.signature(screen).bind(*given)


def test_no_folder_is_too_full() -> None:
    modules = Counter(path.parent.relative_to(ROOT).as_posix() for path in FILES if path.name != "__init__.py")
    assert {folder: many for folder, many in modules.items() if many > MOST} == {}


def test_only_a_service_saves_adds_and_removes() -> None:
    """All three front ends go through `services`, so that each use case is written once."""
    vault = {"people": {"save", "add", "remove", "remove_parts"}, "history": {"undo", "redo"}}
    found = [
        f"{path.name}:{node.lineno}"
        for front in ("cli", "plain", "screens", "app", "presenters")
        for path in FILES
        if path.is_relative_to(ROOT / "peertui" / front)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in vault.get(getattr(node.value, "attr", ""), ())
    ]
    assert found == []


def test_every_folder_says_what_it_is_for() -> None:
    folders = {path.parent for path in FILES}
    silent = [f for f in folders if not ast.get_docstring(ast.parse((f / "__init__.py").read_text(encoding="utf-8")))]
    assert silent == []
