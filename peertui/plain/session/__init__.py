"""The meeting, entries and notes, in plain lines."""
