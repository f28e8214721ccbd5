"""Lists to pick from by arrows or by number. May import `widgets.base` and what is below it."""
