"""Generations as the worker's jobs: claims under a lease, and changes guarded by that lease."""
