"""A small page of our own: thirty concepts, with every case that a page has to show."""

from __future__ import annotations

from dataclasses import fields, replace

from graph.page import PageCitation, PageClaim, PageEdge, PageGraph, PageNode, PageVerdict

CONCEPTS = {
    "knee-osteoarthritis": ("knee osteoarthritis", "Condition", ("knee OA", "gonarthrosis")),
    "knee-pain": ("knee pain", "Symptom", ("sore knee",)),
    "low-back-pain": ("low back pain", "Condition", ("lumbago",)),
    "chronic-low-back-pain": ("chronic low back pain", "Condition", ()),
    "sciatica": ("sciatica", "Condition", ("lumbar radicular pain",)),
    "flatfoot": ("flatfoot", "Condition", ("fallen arches",)),
    "obesity": ("obesity", "RiskFactor", ("being overweight",)),
    "muscle-weakness": ("muscle weakness", "RiskFactor", ()),
    "ageing": ("ageing", "RiskFactor", ()),
    "prolonged-sitting": ("prolonged sitting", "Habit", ()),
    "poor-posture": ("poor posture", "Habit", ("slouching",)),
    "smoking": ("smoking", "Habit", ()),
    "acupuncture": ("acupuncture", "Intervention", ()),
    "knee-brace": ("knee brace", "Intervention", ()),
    "weight-loss": ("weight loss", "Intervention", ()),
    "patient-education": ("patient education", "Intervention", ()),
    "yoga": ("yoga", "Exercise", ()),
    "walking": ("walking", "Exercise", ()),
    "strength-training": ("strength training", "Exercise", ("resistance training",)),
    "swimming": ("swimming", "Exercise", ()),
    "hip": ("hip", "BodyPart", ()),
    "lumbar-spine": ("lumbar spine", "BodyPart", ()),
    "gait": ("gait", "Function", ("way of walking",)),
    "core-stability": ("core stability", "Function", ()),
    "women": ("women", "Population", ()),
    "older-adults": ("older adults", "Population", ("people over 65",)),
    "mobility": ("mobility", "Outcome", ()),
    "sleep-quality": ("sleep quality", "Outcome", ()),
    "disability": ("disability", "Outcome", ()),
    "weather": ("weather", "Thing", ()),
}

# subject, relation, object, denied, how many claims, what they rest on
PROPOSITIONS = [
    ("knee-osteoarthritis", "co_occurs_with", "low-back-pain", False, 4, "suri"),
    ("obesity", "raises_risk_of", "knee-osteoarthritis", False, 3, None),
    ("obesity", "worsens", "low-back-pain", False, 2, None),
    ("obesity", "causes", "knee-pain", False, 1, None),
    ("yoga", "relieves", "low-back-pain", False, 2, None),
    ("yoga", "relieves", "knee-pain", False, 1, "drift"),
    ("yoga", "worsens", "knee-pain", False, 1, None),
    ("yoga", "improves", "mobility", False, 1, "deepeshwar"),
    ("strength-training", "prevents", "chronic-low-back-pain", False, 2, "shiri"),
    ("strength-training", "relieves", "muscle-weakness", False, 1, None),
    ("strength-training", "improves", "core-stability", False, 1, None),
    ("walking", "relieves", "low-back-pain", False, 2, None),
    ("walking", "improves", "gait", False, 1, None),
    ("acupuncture", "relieves", "knee-pain", False, 1, None),
    ("acupuncture", "relieves", "knee-pain", True, 1, None),
    ("acupuncture", "relieves", "low-back-pain", False, 1, None),
    ("knee-brace", "no_effect_on", "knee-pain", False, 1, None),
    ("weight-loss", "relieves", "knee-pain", False, 2, None),
    ("weight-loss", "prevents", "obesity", False, 1, None),
    ("knee-pain", "causes", "gait", False, 1, None),
    ("gait", "worsens", "knee-pain", False, 1, None),
    ("gait", "causes", "low-back-pain", False, 3, None),
    ("low-back-pain", "more_common_in", "women", False, 1, "wolfe"),
    ("knee-osteoarthritis", "more_common_in", "older-adults", False, 1, None),
    ("sciatica", "causes", "knee-pain", False, 1, None),
    ("flatfoot", "associated_with", "low-back-pain", False, 1, None),
    ("flatfoot", "worsens", "gait", False, 1, None),
    ("prolonged-sitting", "causes", "poor-posture", False, 1, None),
    ("prolonged-sitting", "raises_risk_of", "low-back-pain", False, 2, None),
    ("poor-posture", "causes", "low-back-pain", False, 1, None),
    ("muscle-weakness", "raises_risk_of", "knee-pain", False, 1, None),
    ("core-stability", "prevents", "low-back-pain", False, 1, None),
    ("ageing", "raises_risk_of", "knee-osteoarthritis", False, 1, None),
    ("smoking", "raises_risk_of", "chronic-low-back-pain", False, 1, None),
    ("chronic-low-back-pain", "worsens", "sleep-quality", False, 1, None),
    ("chronic-low-back-pain", "causes", "disability", False, 1, None),
    ("knee-osteoarthritis", "causes", "disability", False, 1, None),
    ("patient-education", "prevents", "chronic-low-back-pain", False, 1, "shiri"),
    ("swimming", "relieves", "knee-osteoarthritis", False, 1, None),
    ("hip", "associated_with", "lumbar-spine", False, 1, None),
    ("lumbar-spine", "causes", "sciatica", False, 1, None),
    ("weather", "no_effect_on", "knee-pain", True, 1, None),
]

WORKS = {
    "suri": PageCitation(
        "inferred",
        0.93,
        ("the same two concepts", "the same figure, rounded"),
        "Suri P et al. Arthritis Care Res. 2010",
        "Low back pain and other musculoskeletal pain comorbidities in individuals with symptomatic OA of the knee",
        2010,
        "10.1002/acr.20324",
        "cross-sectional, n 1,389",
        "Of people with painful knee osteoarthritis, 57.4% reported low back pain.",
        (PageVerdict("magnitude", "rounded", "about 57%", "57.4%", "Rounded to a whole percentage."),),
    ),
    "shiri": PageCitation(
        "explicit",
        None,
        (),
        "Shiri R, Coggon D, Falah-Hassani K. Am J Epidemiol. 2018;187(5)",
        "Exercise for the prevention of low back pain",
        2018,
        "10.1093/aje/kwx337",
        "systematic review of 16 trials",
        "Exercise alone lowered the risk of low back pain, RR 0.67 (95% CI 0.53 to 0.85).",
        (PageVerdict("condition", "narrower", "chronic back pain", "low back pain", "The review pooled every spell."),),
    ),
    "deepeshwar": PageCitation(
        "inferred",
        0.81,
        ("listed by the same article",),
        None,
        "Effect of yoga on knee osteoarthritis",
        2018,
        "10.3389/fpsyt.2018.00180",
        "randomised controlled trial, n 66",
        "Timed up and go improved within a week.",
        (PageVerdict("outcome", "faithful", "mobility", "timed up and go"),),
    ),
    "wolfe": PageCitation("explicit", None, (), "Wolfe F et al. 1996;9(5):376-383"),
    "drift": PageCitation(
        "inferred",
        0.58,
        ("one concept in common",),
        None,
        "Effect of yoga on knee osteoarthritis",
        2018,
        "10.3389/fpsyt.2018.00180",
        "randomised controlled trial, n 66",
        "Timed up and go improved within a week.",
        (PageVerdict("outcome", "notMeasured", "pain", "function", "The trial did not record pain."),),
    ),
}

ARTICLES = [
    ("Knees and backs, seen together", "knees-and-backs", "Dr A. Demo", "Demo Clinic", "2024-03-01"),
    ("What moves your back", "what-moves", "B. Müller", "Demo Journal", "2023"),
    ("Living with a sore knee", "sore-knee", "", "", ""),
]


def _claim(number: int, turn: int, row: tuple[str, str, str, bool, int, str | None]) -> PageClaim:
    subject, relation, object_, negated, _, work = row
    title, name, author, publisher, date = ARTICLES[(number + turn) % 3]
    one, two = CONCEPTS[subject][0], CONCEPTS[object_][0]
    words = relation.replace("_", " ") if not negated else "never " + relation.replace("_", " ")
    return PageClaim(
        id=f"c{number:02d}-{turn}",
        sentence=f"{one.capitalize()} {words} {two}.",
        quote=f"In our demo practice, {one} often {words} {two}, demo sentence {number} dot {turn}.",
        prefix="The sentence before it says nothing much.",
        suffix="The next one goes on.",
        subject_text=one,
        object_text=two,
        relation=relation,
        negated=negated,
        hedged=turn == 1,
        strength="direct_causal" if relation == "causes" else "correlational",
        quantity="about 57%" if work == "suri" else "",
        population="people with knee pain" if number % 4 == 0 else "",
        attribution="one study" if work else "",
        structural=number % 5 == 0,
        reading=0.93,
        rule="verb frame",
        article_title=title,
        article_name=name,
        author=author,
        publisher=publisher,
        date=date,
        url="https://example.org/demo" if author else "",
        citations=(WORKS[work],) if work and turn == 0 else (),
    )


def demo_graph() -> PageGraph:
    """Thirty concepts, forty-two propositions, some with several claims, sources, drift, denial and contradiction."""
    nodes = tuple(
        PageNode(id_, label, kind, also, f"https://w3id.org/claimroot/id/concept/{id_}")
        for id_, (label, kind, also) in CONCEPTS.items()
    )
    claims = [[_claim(i, turn, row) for turn in range(row[4])] for i, row in enumerate(PROPOSITIONS)]
    edges = tuple(
        PageEdge(
            f"e{i:02d}",
            subject,
            relation,
            object_,
            negated,
            tuple(claim.id for claim in group),
            group[0].strength,
            any(claim.sourced for claim in group),
        )
        for i, ((subject, relation, object_, negated, _, _), group) in enumerate(zip(PROPOSITIONS, claims, strict=True))
    )
    flat = tuple(claim for group in claims for claim in group)
    counts = {"claims": len(flat), "articles": len(ARTICLES), "works": 3}
    return PageGraph("Knee and back pain: what the demo says", nodes, edges, flat, counts)


def hostile_graph(payload: str) -> PageGraph:
    """The demo with `payload` in every field that holds text: only ids that must match stay what they join."""
    graph = demo_graph()
    verdict = PageVerdict(payload, payload, payload, payload, payload)
    citation = PageCitation(payload, 0.5, (payload,), payload, payload, 2000, payload, payload, payload, (verdict,))
    text = {
        field.name: payload
        for field in fields(PageClaim)
        if field.name != "id" and isinstance(getattr(graph.claims[0], field.name), str)
    }
    nodes = tuple(PageNode(n.id + payload, payload + n.id, payload, (payload,), payload) for n in graph.nodes)
    claims = tuple(replace(c, id=c.id + payload, citations=(citation,), **text) for c in graph.claims)
    edges = tuple(
        PageEdge(
            e.id + payload,
            e.subject + payload,
            payload if i % 3 == 0 else e.relation,
            e.object + payload,
            e.negated,
            tuple(claim + payload for claim in e.claims),
            payload,
        )
        for i, e in enumerate(graph.edges)
    )
    return PageGraph(payload, nodes, edges, claims, {payload: 1}, payload)
