"""Locked files for a colleague, in the age format. May import `exports.errors` alone."""
