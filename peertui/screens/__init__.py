"""The app's screens: each composes widgets and handles their messages, and holds no rule of the domain."""
