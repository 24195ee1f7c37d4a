"""From article to claims: documents, sentences, concepts, claims, references. Knows no knowledge base."""
