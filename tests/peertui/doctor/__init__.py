"""The checks of peertui doctor, each on planted facts."""
