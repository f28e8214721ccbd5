"""Every screen there is."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import peertui.screens
from peertui.screens.base.screen import BaseScreen


def all_screens() -> tuple[type[BaseScreen[Any]], ...]:
    """The class of every screen, those that others are built on too."""
    modules = [found.name for found in pkgutil.walk_packages(peertui.screens.__path__, "peertui.screens.")]
    classes = [thing for name in modules for thing in vars(importlib.import_module(name)).values()]
    return tuple(dict.fromkeys(c for c in classes if isinstance(c, type) and issubclass(c, BaseScreen)))
