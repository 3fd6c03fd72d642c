"""Values that cannot be wrong: quotes, dates, terms, names of things, findings."""
