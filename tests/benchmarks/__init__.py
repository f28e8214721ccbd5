"""How quick peertui is, as ratios against bare peers measured in the same run: `python -m tests.benchmarks`."""
