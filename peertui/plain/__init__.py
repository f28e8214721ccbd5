"""Plain mode: the same guide, vault and exports, a line at a time. No escape sequence, no redraw, no Textual."""
