"""The ledger, debts and payments."""
