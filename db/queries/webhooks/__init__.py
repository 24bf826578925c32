"""Webhook endpoints, the deliveries of messages to them, and the claims of workers that send them."""
