"""What is said and listed in a meeting."""
