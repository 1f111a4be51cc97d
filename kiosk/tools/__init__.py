"""Commands for staff and developers: shots, export, bench."""
