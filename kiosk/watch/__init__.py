"""What changes under a running booth: data files (always), content (`run --watch`), hours, what visitors open."""
