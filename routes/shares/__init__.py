"""The public pages of shares, with their images and their previews for other sites; they need no sign-in."""
