"""The page, copies and handovers, in plain lines."""
