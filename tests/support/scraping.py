"""A parser of the responses of /metrics."""

from prometheus_client.parser import text_string_to_metric_families

from tests.support.requests import http_client


def read(text: bytes) -> dict[str, float]:
    """Return every sample by its name and labels, written ``name{label=value,other=value}`` in alphabetical order."""
    return {
        sample.name + _labels(sample.labels): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


async def scrape(url: str) -> dict[str, float]:
    """Return the samples that the server at ``url`` shows."""
    async with http_client() as http:
        response = await http.get(f"{url}/metrics")
    response.raise_for_status()
    return read(response.content)


def _labels(labels: dict[str, str]) -> str:
    return "{" + ",".join(f"{name}={value}" for name, value in sorted(labels.items())) + "}" if labels else ""
