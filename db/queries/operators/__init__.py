"""The audit, the blocks and the searches of operators, over all users."""
