"""What stands behind a claim: links to works, and how claim and finding differ."""
