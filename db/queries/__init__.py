"""Statements: each function runs on its caller's connection and never commits."""
