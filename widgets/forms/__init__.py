"""Fields, and the form of one entry. May import `widgets.base` and what is below it."""
