"""The pipeline: what the worker does at each step of a generation, and what happens between the steps."""
