"""What each key arrives as."""
