"""What each row of a table would do to the register; nothing here writes."""
