"""Privacy: export and erasure of a person, the facts that outlive an erasure, and the retention of creations."""
