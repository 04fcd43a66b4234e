"""What the tests share: readers of annotated cases and loopback servers."""
