"""Our two themes. Every glyph stands at 7:1 or better at truecolor, 256 and 16 colours."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.scrollbar import ScrollBar
from textual.theme import Theme

from widgets.base.scroll_bar import PlainScrollBarRender

DARK = "peertui-dark"
LIGHT = "peertui-light"
TITLES = {DARK: "dark: light words on black", LIGHT: "light: dark words on white"}

SHARED_CSS = """
Screen { background: $background; color: $foreground; overflow: hidden; }
ModalScreen { background: $background; }
* { scrollbar-size-vertical: 1; }
"""
"""For the application's own CSS: what stock screens need to keep to the themes."""


def _theme(
    name: str, *, dark: bool, background: str, surface: str, panel: str, text: str, soft: str, accent: str
) -> Theme:
    """A theme of six colours, all of them among the 256 of a plain terminal. Shades are left flat: a tint nobody has
    measured could fall below 7:1."""
    on_accent = background if dark else surface
    variables = {
        "text": text,
        "text-muted": soft,
        "text-disabled": soft,
        "foreground-muted": soft,
        "foreground-disabled": soft,
        "block-cursor-foreground": on_accent,
        "block-cursor-background": accent,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-background": background,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": background,
        "border": accent,
        "border-blurred": soft,
        "surface-active": surface,
        # The terminal's own cursor stands on this cell; a reversed one would make it vanish.
        "input-cursor-foreground": text,
        "input-cursor-background": surface,
        "input-cursor-text-style": "underline",
        "input-selection-foreground": on_accent,
        "input-selection-background": accent,
        "scrollbar": soft,
        "scrollbar-hover": soft,
        "scrollbar-active": accent,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
        "link-color": accent,
        "link-style": "underline",
        "screen-selection-foreground": on_accent,
        "screen-selection-background": accent,
    }
    for role in ("primary", "secondary", "accent", "error", "warning", "success"):
        variables[f"text-{role}"] = accent
        variables[f"{role}-muted"] = background
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        error=accent,
        warning=accent,
        success=accent,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        boost=background,
        dark=dark,
        luminosity_spread=0.0,
        text_alpha=1.0,
        variables=variables,
    )


THEMES = (
    _theme(
        DARK,
        dark=True,
        background="#121212",
        surface="#1c1c1c",
        panel="#262626",
        text="#eeeeee",
        soft="#c6c6c6",
        accent="#ffd787",
    ),
    _theme(
        LIGHT,
        dark=False,
        background="#ffffff",
        surface="#ffffff",
        panel="#e4e4e4",
        text="#121212",
        soft="#1c1c1c",
        accent="#00005f",
    ),
)


def named(name: str) -> str:
    """The theme of this name, whole or short ("light"); the dark one if there is none."""
    return next((known for known in TITLES if name in (known, known.removeprefix("peertui-"))), DARK)


def install(app: App[Any]) -> None:
    """Make both themes known to an app, and give every scroll bar glyphs that all code pages have."""
    for theme in THEMES:
        app.register_theme(theme)
    ScrollBar.renderer = PlainScrollBarRender
