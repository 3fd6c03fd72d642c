"""What may be wrong with an installation, in words, each with what to do."""
