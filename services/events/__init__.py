"""Events: the numbered history of each user, the doorbell that tells of it, and the streams that deliver it."""
