"""Every screen there is, and every presenter."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

import peertui.presenters
import peertui.screens
from peertui.presenters.command_handlers import Handler
from peertui.presenters.presenter import Presenter
from peertui.screens.base.presented import PresentedScreen
from peertui.screens.base.screen import BaseScreen


def all_screens() -> tuple[type[BaseScreen[Any]], ...]:
    """The class of every screen, those that others are built on too."""
    modules = [found.name for found in pkgutil.walk_packages(peertui.screens.__path__, "peertui.screens.")]
    classes = [thing for name in modules for thing in vars(importlib.import_module(name)).values()]
    return tuple(dict.fromkeys(c for c in classes if isinstance(c, type) and issubclass(c, BaseScreen)))


def all_presenters() -> tuple[type[Presenter], ...]:
    """The class of every presenter, those that others are built on too."""
    modules = [found.name for found in pkgutil.walk_packages(peertui.presenters.__path__, "peertui.presenters.")]
    classes = [thing for name in modules for thing in vars(importlib.import_module(name)).values()]
    return tuple(dict.fromkeys(c for c in classes if isinstance(c, type) and issubclass(c, Presenter)))


def handlers(screen: type[BaseScreen[Any]]) -> Mapping[str, Handler]:
    """The method for each command that a screen or its presenter can do."""
    presenter = screen.PRESENTER.HANDLERS if issubclass(screen, PresentedScreen) else {}
    return {**presenter, **screen.HANDLERS}


def offering(screen: type[BaseScreen[Any]]) -> tuple[Callable[..., Any], ...]:
    """The methods that say what a screen offers."""
    return (screen.commands, screen.PRESENTER.commands) if issubclass(screen, PresentedScreen) else (screen.commands,)
