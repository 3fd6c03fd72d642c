"""Forms of the register parse and explain; what they cleaned goes to the services."""
