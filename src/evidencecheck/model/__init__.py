"""The nouns: frozen attrs classes that every room shares. Imports attrs and the standard library, nothing else."""
