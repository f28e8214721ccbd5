"""The encrypted local store: one TinyDB per person, every save a new file."""
