"""Outgoing webhooks: the signing secrets, bodies and requests of messages, and the loop of a worker that sends them."""
