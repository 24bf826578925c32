"""The providers that run image models: a protocol with its records and errors, and one package per provider."""
