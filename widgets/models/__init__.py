"""What widgets show, without Textual: rows, commands, choices, dates, prompt text. May import `plans` alone."""
