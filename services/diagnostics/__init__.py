"""Health checks, and the doctor that checks each part of an installation."""
