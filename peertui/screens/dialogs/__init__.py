"""Screens that ask one thing, or lie over everything."""
