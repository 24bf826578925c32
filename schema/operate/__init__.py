"""The schema of the operator API: its types name and describe, its fields call the services of operators."""
