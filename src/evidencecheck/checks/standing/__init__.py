"""Checks of how a work stands today: retracted, doubted, corrected, superseded."""
