"""The bars and panels around a screen. May import `widgets.base` and what is below it."""
