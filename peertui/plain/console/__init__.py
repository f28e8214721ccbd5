"""Lines, prompts and fields of plain mode."""
