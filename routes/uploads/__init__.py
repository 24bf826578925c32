"""Uploads received by this server: slots, pace and size."""
