"""Printing or saving the page, another copy of it, or all that is kept: one short form each."""

from __future__ import annotations

from peertui.presenters.exporting.export import Everything, Export
from peertui.screens.base.presented_form import FormScreen


class ExportScreen(FormScreen[Export]):
    """A short form, and one file or one print at the end of it."""

    PRESENTER = Export


class EverythingScreen(FormScreen[Everything]):
    """The same for all that is kept."""

    PRESENTER = Everything
