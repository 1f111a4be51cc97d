"""Packs: content on a stick, signed, installed whole or not at all."""
