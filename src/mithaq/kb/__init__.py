"""The world as data: actors, offices with dates, instruments, outlets; domain packs."""
