"""The catalogue: the models and styles on offer as data, and the choice of a model's values for one request.

Imports nothing of the services beside it, but ``services.errors``.
"""
