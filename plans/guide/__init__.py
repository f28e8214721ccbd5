"""The guided session, as functions over frozen values. May import `plans.record` and `plans.pack`."""
