"""The visitor's window: stage, controls, touch, attract and idle."""
