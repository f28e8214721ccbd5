"""What every screen is built on: the screen, its menu, help and waiting."""
