"""Plain HTTP: each module verifies the sender and calls one service."""
