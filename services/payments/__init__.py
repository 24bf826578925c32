"""Payments: from a checkout to its credits, and back where the money goes back."""
