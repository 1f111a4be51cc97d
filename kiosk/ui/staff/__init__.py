"""For staff: the panel behind the PIN, and the live preview."""
