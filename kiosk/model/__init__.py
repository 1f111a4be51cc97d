"""What the kiosk is about, as plain frozen values: no Qt, no files, no clock."""
