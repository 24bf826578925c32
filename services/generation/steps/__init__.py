"""The steps of a generation, as the worker runs them."""
