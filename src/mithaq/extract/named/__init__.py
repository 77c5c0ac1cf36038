"""Who is named, and who speaks, in languages that write names with capitals and put the subject first."""
