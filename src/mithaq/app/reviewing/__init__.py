"""Use cases of review: what to judge next, how it is corrected, taken back, compared and handed on."""
