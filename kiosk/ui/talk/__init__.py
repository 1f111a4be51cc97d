"""A talk on its screens: what the audience sees of it, and the speaker's console."""
