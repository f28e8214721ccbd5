"""Helpers of the tests. Nothing here is a test: see README.md."""
