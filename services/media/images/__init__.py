"""Image files: safe downloads, inspection and decoding, thumbnails, metadata, and storage of images."""
