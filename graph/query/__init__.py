"""Questions: named ones with parameters, SPARQL as it comes, and the forms in which answers are written."""
