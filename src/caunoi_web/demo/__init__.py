"""A demonstration on one machine: people, documents, a table of what was read, and a server."""
