"""A ``Storage`` in an S3-compatible bucket.

Only ``location``, ``doubled`` and ``presigning`` can be imported without boto.
"""
