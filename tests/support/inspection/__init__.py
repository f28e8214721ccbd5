"""Looking at a screen as a person would: by keyboard alone, with little sight, with few colours."""
