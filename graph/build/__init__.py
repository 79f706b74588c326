"""From model to release: effective facts, quads, files."""
