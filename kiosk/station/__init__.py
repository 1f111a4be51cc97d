"""This machine: settings, PIN, log."""
