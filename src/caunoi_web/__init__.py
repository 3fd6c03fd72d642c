"""The site: a register on Django, fed by the library ``caunoi``."""
