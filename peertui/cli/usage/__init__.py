"""How the command line is used: its options, its help, and what is wrong with what was typed."""
