"""The tables of credits, debts and payments."""
