"""Shares: public pages of single creations, each with a rendition of its own that servers decrypt and stream.

Knows nothing of requests and pages: ``routes/shares`` shows what this package reads.
"""
