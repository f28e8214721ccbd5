"""Use cases with effects, for all three front ends. May import `plans` and `exports`, and nothing of ours above."""
