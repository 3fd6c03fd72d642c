"""How well was it read: predictions scored against gold, by the rules of the shared corpus."""
