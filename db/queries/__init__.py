"""Database queries.

A function that takes a connection runs its statements there and never commits. A function that takes a ``Database``
uses a connection of its own.
"""
