"""What must be true of the data: the files' form, evidence, SHACL shapes, rules over several facts."""
