"""Images, uploads, downloads and object storage."""
