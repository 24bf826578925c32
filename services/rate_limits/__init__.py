"""Rate limits per user and per client address, counted in memory or in Redis."""
