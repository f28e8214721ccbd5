"""The people, one person, history and settings, in plain lines."""
