"""Stripe: its wire format, client and signatures, independent of the product."""
