"""Language packs: a language is a folder of tables and rules, read directly, with at most 200 lines of code."""
