"""What changes under a running booth: data files (always), and the rest of the content (`run --watch`)."""
