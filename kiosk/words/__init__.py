"""Values turned into words of a language: numbers, messages, mark-up."""
