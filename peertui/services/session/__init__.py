"""Writing and moving in a meeting."""
