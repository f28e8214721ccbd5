"""The checks: pure, over what the probes found."""
