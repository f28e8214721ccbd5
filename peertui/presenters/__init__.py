"""Rows, sentences, choices and commands, made from the record and the pack. No effects.

May import `peertui.services`.
"""
