"""Checks of the document alone: markers against entries, entries against markers."""
