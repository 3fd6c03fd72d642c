"""What a person's desk shows."""
