"""The routes of the old backend, and uploads over REST."""
