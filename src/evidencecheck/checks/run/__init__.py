"""What a run could not do."""
