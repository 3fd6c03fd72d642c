"""Forms of the activities app: they parse and explain, services write."""
