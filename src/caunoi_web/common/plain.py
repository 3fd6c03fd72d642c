"""Words of the program inside messages for the log, which else may hold anything that people wrote."""


class Plain(str):
    """A code or a kind that the program itself chose: it may stand in a structured log.

    Other words are left out of it (operation/log_lines.py), because nobody can tell whose they are.
    """
