"""Frequent statements for tests of what carries them: one that is done at once, and one that takes a minute."""

from sqlalchemy import Integer, func, literal, select

from db.frequent import Frequent

ONE = Frequent(select(literal(1, Integer)))
SLEEP = Frequent(select(func.pg_sleep(60, type_=Integer)))
