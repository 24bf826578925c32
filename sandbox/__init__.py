"""Stand-ins for the outside services, over real HTTP: everything of Atelier runs without a key."""
