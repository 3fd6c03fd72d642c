"""Reports made of figures: each figure knows the list of the records it counts."""
