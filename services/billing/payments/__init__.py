"""Payments: from a checkout to its credits, and back if the money is refunded or disputed."""
