"""The alert rules and the dashboard: Prometheus accepts them, each alert fires, and their metrics exist."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it ships no types
from prometheus_client.parser import text_string_to_metric_families

from bootstrap.container import open_runtime
from db.models import GenerationTask, User
from db.models.creations import CreationStatus, Step
from routes import callback, payments
from services.observability.metrics import DEFECT
from settings import Settings
from tests.db.rows import a_generation, a_user, put
from tests.support.kie import FakeKie
from tests.support.processes import ROOT
from tests.support.programs import program

PROMETHEUS = ROOT / "deploy" / "prometheus"
RULES: dict[str, Any] = yaml.safe_load((PROMETHEUS / "atelier.rules.yml").read_text())
TESTS: dict[str, Any] = yaml.safe_load((PROMETHEUS / "atelier.rules.test.yml").read_text())
DASHBOARD: dict[str, Any] = json.loads((ROOT / "deploy" / "grafana" / "atelier.json").read_text())
OPERATING = (ROOT / "docs" / "operating.md").read_text()
MODEL = "nano-banana-pro"

SELECTOR = re.compile(r"\b((?:atelier|process)_\w+|up)\b(?!\s*:)(?:\{([^}]*)\})?")
MATCHER = re.compile(r'(\w+)(=~|!=|!~|=)"([^"]*)"')
GROUPED = re.compile(r"\b(?:by|without) \(([\w, ]+)\)")


def rules(kind: str) -> list[dict[str, Any]]:
    return [rule for group in RULES["groups"] for rule in group["rules"] if kind in rule]


def queries() -> Iterator[tuple[str, str, str]]:
    """Yield title, query and legend of each target of the dashboard."""
    for panel in DASHBOARD["panels"]:
        for target in panel.get("targets", ()):
            yield panel["title"], target["expr"], target["legendFormat"]


@pytest.fixture
async def samples(settings: Settings, kie: FakeKie) -> dict[str, list[dict[str, str]]]:
    """The labels of all samples, by name, of a process that has done each kind of work once."""
    async with open_runtime(settings.model_copy(update={"base_url": "http://127.0.0.1:8000"})) as runtime:
        metrics = runtime.metrics
        metrics.expect_payment_events(payments.VERDICTS)
        metrics.expect_callbacks(callback.VERDICTS)
        metrics.http_request("/graphql", "POST", 200, 0.1)
        for outcome in ("ok", "failed", "refused"):
            metrics.graphql_operation("query", "creations", outcome, 0.1)
        with metrics.provider_call("create_task"):
            pass
        with metrics.step_run(Step.STORE, lambda _: DEFECT):
            pass
        metrics.step_left(Step.STORE, runtime.pipeline.timings.lease)
        for status in (CreationStatus.SUCCESS, CreationStatus.CANCELED):
            metrics.generation_ended(status, model=MODEL, credits=20)
        metrics.models.price(MODEL, 18.0, 18.0)
        metrics.audience("taskUpdated").note_delivery()
        async with runtime.database.begin() as connection:
            user_id = await put(connection, User, a_user())
            await put(connection, GenerationTask, a_generation(user_id))
        text = (await runtime.scrapes.render()).decode()
    found: dict[str, list[dict[str, str]]] = {}
    for family in text_string_to_metric_families(text):
        if family.type == "gauge":
            found.setdefault(family.name, [])
        for sample in family.samples:
            found.setdefault(sample.name, []).append(sample.labels)
    return found


def faults_of(query: str, samples: dict[str, list[dict[str, str]]]) -> list[str]:
    """Return the names and labels in a query that no sample has."""
    faults = []
    labels: set[str] = {"instance", "job"}
    for name, matchers in SELECTOR.findall(query):
        if name == "up":
            continue
        if name not in samples:
            faults.append(name)
            continue
        labels |= {label for each in samples[name] for label in each}
        for label, operator, value in MATCHER.findall(matchers):
            if label in {"instance", "job"} or operator not in {"=", "=~"}:
                continue
            known = {each.get(label) for each in samples[name]}
            wanted = value.split("|") if operator == "=~" else [value]
            # The outcomes of calls to Kie.ai appear with the first call.
            if name.startswith("atelier_kie_call"):
                continue
            faults += [f"{name} {label}={each}" for each in wanted if each not in known]
    for group in GROUPED.findall(query):
        faults += [f"by {label}" for label in group.replace(" ", "").split(",") if label not in labels]
    return faults


def test_prometheus_accepts_the_rules_and_the_configuration() -> None:
    promtool = program("promtool")

    for arguments in (["check", "rules", "atelier.rules.yml"], ["check", "config", "--syntax-only", "scrape.yml"]):
        ended = subprocess.run(
            [promtool, *arguments], cwd=PROMETHEUS, capture_output=True, text=True, check=False, timeout=60
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr


def test_every_alert_fires_at_its_cause_and_none_in_a_healthy_installation() -> None:
    promtool = program("promtool")

    ended = subprocess.run(
        [promtool, "test", "rules", "atelier.rules.test.yml"],
        cwd=PROMETHEUS,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_every_alert_has_a_test_a_severity_and_a_section_in_the_documentation() -> None:
    alerts = {rule["alert"]: rule for rule in rules("alert")}

    assert {each["name"] for each in TESTS["tests"]} == {*alerts, "quiet"}
    assert {rule["labels"]["severity"] for rule in alerts.values()} == {"page", "ticket"}
    for alert in alerts:
        assert f"\n### {alert}\n" in OPERATING or f"`{alert}`" in OPERATING
    assert set(re.findall(r"Atelier[A-Z]\w+", OPERATING)) <= set(alerts)


async def test_every_rule_reads_metrics_that_a_process_has_from_its_start(
    samples: dict[str, list[dict[str, str]]],
) -> None:
    recorded = {rule["record"] for rule in rules("record")}
    faults = {
        rule.get("alert") or rule["record"]: faults_of(rule["expr"], samples)
        for rule in [*rules("alert"), *rules("record")]
    }

    assert {name: found for name, found in faults.items() if found} == {}
    for rule in rules("alert"):
        assert set(re.findall(r"atelier:[\w:]+", rule["expr"])) <= recorded


async def test_every_query_of_the_dashboard_reads_metrics_and_labels_that_exist(
    samples: dict[str, list[dict[str, str]]],
) -> None:
    recorded = {rule["record"] for rule in rules("record")}
    for title, query, legend in queries():
        assert (title, faults_of(query, samples)) == (title, [])
        assert set(re.findall(r"atelier:[\w:]+", query)) <= recorded
        grouped = {label.strip() for group in GROUPED.findall(query) for label in group.split(",")}
        assert (title, set(re.findall(r"\{\{(\w+)\}\}", legend)) - grouped - {"instance", "job"}) == (title, set())


def test_installation_wide_gauges_are_never_added_up() -> None:
    every = [rule["expr"] for rule in (*rules("alert"), *rules("record"))] + [query for _, query, _ in queries()]
    names = "generations|queue_\\w+|due_\\w+|provider_pause_seconds|provider_balance_\\w+|database_reachable"

    for query in every:
        assert not re.search(rf"sum[^(]*\((?:rate\()?atelier_(?:{names})\b(?!_)", query), query


def test_the_panels_do_not_overlap_and_have_ids_of_their_own() -> None:
    panels = DASHBOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    cells = [
        (x, y)
        for place in (panel["gridPos"] for panel in panels)
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(set(cells)) == len(cells)
    assert max(x for x, _ in cells) == 23
