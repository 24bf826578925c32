"""Frequent statements for tests of their transport: one that ends at once, and one that takes a minute."""

from sqlalchemy import Integer, func, literal, select

from db.postgres.prepared import PreparedStatement

ONE = PreparedStatement(select(literal(1, Integer)))
SLEEP = PreparedStatement(select(func.pg_sleep(60, type_=Integer)))
