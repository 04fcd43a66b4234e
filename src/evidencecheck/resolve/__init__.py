"""Reference to work: what to ask of which source, and whether the answer is the work meant."""
