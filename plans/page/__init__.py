"""What is on the page and on its other copies. May import `plans.guide` and what is below it."""
