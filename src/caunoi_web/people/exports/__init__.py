"""Files about people and their doings."""
