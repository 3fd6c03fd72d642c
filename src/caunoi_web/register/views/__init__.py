"""Pages of the register: find, parse, call, answer."""
