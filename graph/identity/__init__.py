"""Which ids mean the same thing: candidates for duplicates, and decisions on them."""
