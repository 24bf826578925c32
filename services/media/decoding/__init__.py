"""Decoding of images in child processes, within limits."""
