"""A stand-in for Stripe: what the product asks of it, its checkout page, and its signed events."""
