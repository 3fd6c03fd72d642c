"""What the pages of imports show, each in a fixed number of queries."""
