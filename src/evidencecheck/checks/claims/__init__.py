"""Checks of what is claimed, against what the cited works are about."""
