"""From claims to answers: quads, store, queries, evidence, paths, page. Knows no article format."""
