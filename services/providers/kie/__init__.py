"""The provider Kie.ai: the only package with its wire format; it does not depend on the product."""
