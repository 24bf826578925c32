"""Kie.ai: the one package that knows its wire format, and knows nothing of the product."""
