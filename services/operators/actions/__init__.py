"""Actions of operators: each is a transaction with its entry of the audit."""
