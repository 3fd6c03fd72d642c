"""Which organisation is meant: normalise, find candidates, weigh, explain."""
