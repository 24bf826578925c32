"""The numbered events of each user: the log in the database, its publisher, and the streams that deliver it."""
