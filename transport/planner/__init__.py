"""Compiled execution, which never changes an answer: the rest of ``transport`` imports its plans and its executor."""
