"""The benchmarks run, and the desk asks no more questions of a large record than of a small one."""
