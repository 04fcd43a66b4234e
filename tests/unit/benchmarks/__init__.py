"""Scripts of benchmarks/, which lie outside the package: that they run, and count what they say they count."""
