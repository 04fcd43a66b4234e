"""Checks of the DOIs that references carry, and of those that they lack."""
