"""Textual widgets that show and edit domain objects; they post messages and know no store."""
