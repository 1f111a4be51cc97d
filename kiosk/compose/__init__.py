"""A slide laid out is a value too.

This folder stands between `charts` and `loader`: it joins a slide, its layout and its chart into marks, with the
measures handed in. `check` measures exactly what `ui` will paint, without Qt.
"""
