"""How fast Atelier is, beside peers that do the same work on the same machine in the same minutes."""
