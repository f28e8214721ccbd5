"""From letters to glyphs of a known width: fonts, scripts, shaping, line breaking.

May import nothing else of ours.
"""
