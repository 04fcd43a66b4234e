"""Scripts of tasks/, which lie outside the package."""
