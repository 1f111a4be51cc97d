"""Rules that content is held to: one rule a file, its docstring is its manual page."""
