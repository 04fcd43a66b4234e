"""Pure string craft: no file, no network, nothing of the house but the nouns."""
