"""Tables: one row one statement, for spreadsheets, data frames, event data and timelines."""
