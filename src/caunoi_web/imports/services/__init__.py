"""All writes of the imports app, one function per verb."""
