"""The load generators, in C, so that they are faster than what they measure; built on first use."""
