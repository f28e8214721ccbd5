"""What a command answers with beside its lines: JSON for a program, and how far long work has come."""
