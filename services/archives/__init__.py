"""Archives: encrypted ZIP files that workers make from a user's data, streamed by servers and deleted after a day.

Knows nothing of operators and of requests: each kind of archive has its own module that supplies the files.
"""
