"""The sandbox's painting filters: one module per family of looks, and ``canvas`` with the primitives."""
