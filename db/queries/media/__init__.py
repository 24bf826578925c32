"""Images, uploads and objects to erase."""
