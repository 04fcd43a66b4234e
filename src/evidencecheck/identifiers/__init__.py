"""Identifiers of works: one module per scheme, each with ``find`` and ``normalise``; pure functions of strings."""
