"""A stand-in for Stripe: the part of its API that the product uses, a checkout page, and signed events."""
