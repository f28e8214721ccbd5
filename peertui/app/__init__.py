"""The Textual app: which screen is open, locking, pastes.

May import everything but the command line and plain mode.
"""
