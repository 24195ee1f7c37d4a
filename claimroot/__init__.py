"""claimroot: traces the claims of health articles to the sentences that make them and the studies they stand on."""

from ._siblings import check

check()
