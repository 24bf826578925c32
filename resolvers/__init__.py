"""Resolvers: each turns the request's context into arguments for one call of a service."""
