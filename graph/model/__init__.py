"""The domain in plain typed objects; nothing here knows of RDF or files."""
