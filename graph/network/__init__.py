"""The read model of a release in plain objects: entities, facts with their claims, sources, and ties.

Everything that is not RDF (dossiers, the viewer, GraphML, CSV, NetworkX, analysis) is made from this.
"""
