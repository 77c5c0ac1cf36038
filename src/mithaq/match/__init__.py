"""The rule engine: lexicons, frames, rules and their traces. It knows no language."""
