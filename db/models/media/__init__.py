"""The tables of images, uploads and planned deletions of objects."""
