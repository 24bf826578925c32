"""Image files read part by part, without decoding a pixel."""
