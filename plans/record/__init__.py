"""Everything kept about one person, as frozen values, and what can be done with it. May import `plans.pack`."""
