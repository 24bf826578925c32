"""Content negotiation: choosing the content type of a response."""

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
EVENTS = "text/event-stream"


def preferred_json(accept: str) -> str:
    """Return the content type for a response; clients that name neither type get ``application/json``."""
    weights = _weights(accept)
    preferred = weights.get(GRAPHQL_JSON, 0.0)
    return GRAPHQL_JSON if preferred > 0 and preferred >= weights.get(JSON, 0.0) else JSON


def prefers_html(accept: str) -> bool:
    weights = _weights(accept)
    html = weights.get("text/html", 0.0)
    return html > 0 and html > max(weights.get(GRAPHQL_JSON, 0.0), weights.get(JSON, 0.0))


def preferred_language(accept_language: str, languages: tuple[str, ...]) -> str:
    """Return the language that an ``Accept-Language`` header prefers; the first one if it names none of them."""
    weights = dict.fromkeys(languages, 0.0)
    for tag, weight in _weights(accept_language).items():
        language = tag.partition("-")[0]
        if language in weights:
            weights[language] = max(weights[language], weight)
    return max(languages, key=lambda language: weights[language])


def takes_events(accept: str) -> bool:
    weights = _weights(accept)
    return any(weights.get(kind, 0.0) > 0 for kind in (EVENTS, "text/*", "*/*"))


def takes_only_events(accept: str) -> bool:
    """Return whether a client accepts events and no other content type that this server sends.

    Some clients list events in each request and cannot read them as the response to a query, so a client that accepts
    JSON too gets JSON.
    """
    if EVENTS not in accept.lower():
        return False
    weights = _weights(accept)
    json = any(weights.get(kind, 0.0) > 0 for kind in (GRAPHQL_JSON, JSON, "application/*", "*/*"))
    return weights.get(EVENTS, 0.0) > 0 and not json


def _weights(accept: str) -> dict[str, float]:
    """Return the weights that an ``Accept`` header gives to the types it names."""
    weights: dict[str, float] = {}
    for item in accept.lower().split(","):
        kind, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                weight = _quality(parameter[2:])
        weights[kind] = max(weights.get(kind, 0.0), weight)
    return weights


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
