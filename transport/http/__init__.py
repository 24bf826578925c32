"""Authentication, errors, headers and content types of HTTP requests; imports nothing else of ``transport``."""
