"""Stripe: its wire format, its client and its signatures; knows nothing of the product."""
