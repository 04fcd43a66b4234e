"""What came of looking a reference up, where it was no match."""
