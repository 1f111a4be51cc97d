"""Chart kinds: one pure file a kind, values in, marks out."""
