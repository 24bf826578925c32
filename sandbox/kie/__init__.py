"""The stand-in for Kie.ai, over its real wire format."""
