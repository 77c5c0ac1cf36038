"""The web app: pages of a ledger on this machine, thin over the use cases of ``mithaq.app``."""
