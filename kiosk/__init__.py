"""The story of life sciences in Lombardia, on a touchscreen and on a projector."""

__version__ = "0.1.0"
