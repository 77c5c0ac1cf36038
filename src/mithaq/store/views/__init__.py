"""Views: what exports and networks read of a ledger, in their own shapes."""
