"""Where quads are kept and SPARQL is evaluated."""
