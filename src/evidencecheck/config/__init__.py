"""The configuration: ``evidencecheck.toml``, ``.evidencecheck.toml``, or a table of ``pyproject.toml``.

`keys` is the one description of what may stand there. Who reads, who draws the schema, the page of the documentation
and the file that ``init`` writes: all go by it. A run without a configuration loads `find` alone.
"""
