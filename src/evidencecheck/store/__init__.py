"""The only room with state: ``references/evidence.lock``."""
