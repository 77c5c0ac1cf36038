"""Commands that ask or fill a ledger."""
