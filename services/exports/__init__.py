"""Exports: ZIP files of creations that a user has chosen, made as archives, followed live and downloaded."""
