"""Writes of several tables in a single statement, which PostgreSQL runs through asyncpg."""
