"""What must be true of the data: the fact files' form, evidence, SHACL shapes, cross-fact rules; told in plain words."""
