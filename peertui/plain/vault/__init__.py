"""The door, keys and backups, in plain lines."""
