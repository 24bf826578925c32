"""The models that the stand-in for Kie.ai serves, from ``models.toml``; the product's catalogue is not used."""
