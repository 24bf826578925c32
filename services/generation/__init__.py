"""The generation pipeline: the worker's code for each step, the transitions, and the provider's callbacks."""
