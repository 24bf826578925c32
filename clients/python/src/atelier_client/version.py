"""The version of this client: that of the server whose schema it was written for."""

__version__ = "0.1.0"
