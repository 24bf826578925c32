"""Use cases of operators, over all users: each action is written together with its entry in the audit."""
