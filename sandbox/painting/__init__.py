"""How the sandbox paints: one module a family of looks, on top of a few primitives."""
