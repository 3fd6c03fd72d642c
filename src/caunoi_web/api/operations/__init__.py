"""The operations, one file for each kind of record; they parse nothing and rule nothing themselves."""
