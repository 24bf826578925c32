"""The moderation of prompts before a charge, by an operator's phrases and endpoint; it knows nothing of generations."""
