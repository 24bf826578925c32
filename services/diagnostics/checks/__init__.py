"""The checks of ``atelier doctor``, one module for each part of an installation; they return findings."""
