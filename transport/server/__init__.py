"""Additions to uvicorn: connection limits, time-outs, protocols and response headers."""
