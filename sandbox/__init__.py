"""Stand-ins for Kie.ai and Stripe over real HTTP, so that all of Atelier runs without keys."""
