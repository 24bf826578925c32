"""The load generators, in C, so that they are faster than the servers; compiled on first use."""
