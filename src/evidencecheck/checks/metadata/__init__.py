"""Checks of the fields of a reference against the record of the work."""
