"""Images as files: fetching them from outside, finding out what they are, and making thumbnails."""
