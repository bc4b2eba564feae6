"""What disks, power cuts, clocks and other programs do to a desk, and that nothing of it is silent.

Each test has a small version that always runs and a long one behind `--soak` (`tests.soak`).
"""
