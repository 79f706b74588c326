"""The ontology as one HTML page in two languages, made from the files of the ontology folder."""
