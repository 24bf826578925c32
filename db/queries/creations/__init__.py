"""Reads of creations for their owners."""
