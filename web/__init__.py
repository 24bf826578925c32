"""The pages and what they show: their source, and the files that are served."""
