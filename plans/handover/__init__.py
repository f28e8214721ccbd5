"""What goes to a colleague, and what comes from one. May import `plans.page` and what is below it."""
