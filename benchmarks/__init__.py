"""What claimroot is measured by; `docs/performance.md` has the results."""
