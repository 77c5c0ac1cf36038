"""What pages show: use cases that gather, cut and count what is read of a ledger; nothing here writes."""
