"""What "the drug", "this procedure" and "these treatments" stand for: the treatment that was named last, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SAYS: tuple[tuple[str, set[str]], ...] = (
    (
        "Metformin is often the first medicine for type 2 diabetes. The drug lowers blood sugar.",
        {"Metformin | relieves | blood sugar", "Metformin | relieves | type 2 diabetes"},
    ),
    (
        "Gout attacks can be prevented with allopurinol. This medicine may cause a rash.",
        {"allopurinol | causes | rash", "allopurinol | prevents | Gout attacks"},
    ),
    (
        "Lithotripsy breaks kidney stones into small pieces. The procedure can cause bruising.",
        {"Lithotripsy | causes | bruising"},
    ),
    (
        "Cataract surgery is safe for most people. The operation improves vision.",
        {"Cataract surgery | improves | vision"},
    ),
    (
        "In spinal fusion surgery, two bones are joined for good. The procedure may relieve back pain.",
        {"spinal fusion surgery | relieves | back pain"},
    ),
    ("Many patients breathe with CPAP. The device can cause a dry nose.", {"CPAP | causes | dry nose"}),
    (
        (
            "Cognitive behavioral therapy helps with insomnia. It teaches new habits. "
            "The treatment can also ease anxiety."
        ),
        {"Cognitive behavioral therapy | relieves | anxiety", "Cognitive behavioral therapy | relieves | insomnia"},
    ),
    (
        "Doctors may give tamoxifen to treat breast cancer. The drug can cause hot flashes.",
        {"tamoxifen | causes | hot flashes", "tamoxifen | relieves | breast cancer"},
    ),
    ("A vaccine is given in two doses. The vaccine prevents shingles.", {"vaccine | prevents | shingles"}),
    (
        "Statins lower cholesterol. These drugs may cause muscle pain.",
        {"Statins | causes | muscle pain", "Statins | relieves | cholesterol"},
    ),
    (
        "Colchicine eases the pain of gout. Gout is common in older men. The drug can cause diarrhea.",
        {"Colchicine | causes | diarrhea", "Colchicine | relieves | pain of gout", "Gout | more_common_in | older men"},
    ),
    (
        "Asthma attacks can be severe. Treatment eases symptoms. The medicine can cause a fast heartbeat.",
        {"Treatment | relieves | symptoms", "medicine | causes | fast heartbeat"},
    ),
    (
        "Steroid injections are given in the clinic. The drug lowers swelling.",
        {"Steroid injections | relieves | swelling"},
    ),
    (
        "A pacemaker helps control a slow heart rate. The device lowers the risk of fainting.",
        {"pacemaker | prevents | fainting", "pacemaker | relieves | slow heart rate"},
    ),
    (
        "Antiviral drugs such as acyclovir can treat shingles. These drugs may also prevent lasting pain.",
        {
            "Antiviral drugs | prevents | lasting pain",
            "Antiviral drugs | relieves | shingles",
            "acyclovir | relieves | shingles",
        },
    ),
    (
        "Statins lower cholesterol. The main side effect of these drugs is muscle pain.",
        {"Statins | relieves | cholesterol", "drugs | causes | muscle pain"},
    ),
    (
        "Physical therapy helps ease back pain. The operation can cause bleeding.",
        {"Physical therapy | relieves | back pain", "operation | causes | bleeding"},
    ),
    (
        "Smoking causes lung cancer. The treatment is long. The drug can cause nausea.",
        {"Smoking | causes | lung cancer", "drug | causes | nausea"},
    ),
)


@pytest.mark.parametrize(("text", "claims"), SAYS, ids=[text[:60] for text, _ in SAYS])
def test_these_sentences_say_exactly_this(text: str, claims: set[str], said: Callable[[str], set[str]]) -> None:
    assert said(text) == claims
