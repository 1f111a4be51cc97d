"""This machine: settings, PIN, log, counters."""
