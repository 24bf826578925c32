"""Webhook endpoints and deliveries in the operator API: types, queries and mutations."""
