"""Many documents: copies of one report, versions of one utterance. Pure functions; nothing is merged or stored."""
