"""Connections to PostgreSQL, its asyncpg pool, and prepared statements."""
