"""Export formats: one short module each, over one small contract."""
