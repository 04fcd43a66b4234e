"""What a package may bring to evidencecheck, one thing of each kind; its entry points stand in its dist-info."""
