"""Say a record in RDF, keep it in a store, and check it."""
