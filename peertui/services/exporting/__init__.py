"""Copies that leave: formats, files, the printer, handovers."""
