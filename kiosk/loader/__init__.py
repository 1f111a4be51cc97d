"""Content files turned into a deck, with all their faults collected."""
