"""Queries for archives, erasures of persons, and the facts that outlive a person."""
