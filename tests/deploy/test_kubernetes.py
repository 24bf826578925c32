"""The Kubernetes manifests, tested without a cluster: their fields exist, and they agree with the product."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it ships no types
from dotenv import dotenv_values

import settings as configuration
from cli import VERSION
from settings import Settings
from tests.support.processes import ROOT

FOLDER = ROOT / "deploy" / "kubernetes"
STEPS_SECONDS = 10  # The longest that servers and workers take for their last steps; docs/operating.md states it.
PROBES = ("startupProbe", "livenessProbe", "readinessProbe")

Object = dict[str, Any]

# The fields that the manifests may have, by kind of object; an unknown field would be ignored, or refused.
FIELDS: dict[str, set[str]] = {
    "Deployment.spec": {"replicas", "strategy", "selector", "template"},
    "Job.spec": {"backoffLimit", "activeDeadlineSeconds", "template"},
    "Service.spec": {"selector", "ports"},
    "PodDisruptionBudget.spec": {"minAvailable", "selector"},
    "pod": {
        *("restartPolicy", "serviceAccountName", "terminationGracePeriodSeconds", "topologySpreadConstraints"),
        *("securityContext", "containers", "volumes"),
    },
    "container": {
        *("name", "image", "args", "envFrom", "ports", "lifecycle", "resources", "securityContext", "volumeMounts"),
        *PROBES,
    },
    "probe": {"httpGet", "periodSeconds", "timeoutSeconds", "failureThreshold"},
}
API = {
    "Namespace": "v1",
    "ServiceAccount": "v1",
    "Service": "v1",
    "Deployment": "apps/v1",
    "Job": "batch/v1",
    "PodDisruptionBudget": "policy/v1",
}


def documents(path: Path) -> list[Object]:
    return [each for each in yaml.safe_load_all(path.read_text()) if each]


KUSTOMIZATION: Object = documents(FOLDER / "kustomization.yaml")[0]
OBJECTS = [each for name in KUSTOMIZATION["resources"] for each in documents(FOLDER / name)]
SETTINGS = {name: value or "" for name, value in dotenv_values(FOLDER / "settings.env").items()}
SECRETS = {name: value or "" for name, value in dotenv_values(FOLDER / "secrets.env.example").items()}


def of_kind(kind: str) -> list[Object]:
    return [each for each in OBJECTS if each["kind"] == kind]


def named(kind: str, name: str) -> Object:
    (found,) = [each for each in of_kind(kind) if each["metadata"]["name"] == name]
    return found


def pods() -> Iterator[tuple[str, Object]]:
    for each in (*of_kind("Deployment"), *of_kind("Job")):
        yield each["metadata"]["name"], each["spec"]["template"]


def containers() -> Iterator[tuple[str, Object]]:
    for name, pod in pods():
        for container in pod["spec"]["containers"]:
            yield name, container


def test_the_kustomization_has_all_files_of_its_folder() -> None:
    files = {path.name for path in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}

    assert set(KUSTOMIZATION["resources"]) == files
    assert {each["kind"] for each in OBJECTS} == set(API)


@pytest.mark.parametrize("each", OBJECTS, ids=lambda each: f"{each['kind']}-{each['metadata']['name']}")
def test_an_object_has_the_version_and_only_fields_of_its_kind(each: Object) -> None:
    assert each["apiVersion"] == API[each["kind"]]
    assert re.fullmatch(r"[a-z0-9-]{1,63}", each["metadata"]["name"])
    if allowed := FIELDS.get(f"{each['kind']}.spec"):
        assert set(each["spec"]) <= allowed


def test_pods_and_probes_have_only_known_fields() -> None:
    for _, pod in pods():
        assert set(pod["spec"]) <= FIELDS["pod"]
    for _, container in containers():
        assert set(container) <= FIELDS["container"]
        for probe in PROBES:
            assert set(container.get(probe, {})) <= FIELDS["probe"]


def test_the_image_is_the_one_that_compose_builds_in_this_version() -> None:
    (image,) = KUSTOMIZATION["images"]
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())

    assert {container["image"] for _, container in containers()} == {image["name"]}
    assert f"{image['name']}:{image['newTag']}" == compose["x-atelier"]["image"]
    assert image["newTag"] == VERSION


def test_selectors_choose_the_pods_that_they_are_for() -> None:
    labels = {name: pod["metadata"]["labels"] for name, pod in pods()}

    for deployment in of_kind("Deployment"):
        assert deployment["spec"]["selector"]["matchLabels"] == labels[deployment["metadata"]["name"]]
    for budget in of_kind("PodDisruptionBudget"):
        name = budget["metadata"]["name"]
        assert budget["spec"]["selector"]["matchLabels"] == labels[name]
        assert budget["spec"]["minAvailable"] < named("Deployment", name)["spec"]["replicas"]
    (service,) = of_kind("Service")
    assert service["spec"]["selector"] == labels["atelier-server"]


def test_probes_and_the_service_use_the_port_that_the_process_listens_on() -> None:
    (port,) = of_kind("Service")[0]["spec"]["ports"]
    (server,) = [container for name, container in containers() if name == "atelier-server"]
    assert port["targetPort"] == server["ports"][0]["name"]
    for _, container in containers():
        if "ports" not in container:
            continue
        (own,) = container["ports"]
        options = container["args"]
        option = next(name for name in ("--port", "--metrics-port") if name in options)
        assert options[options.index(option) + 1] == str(own["containerPort"])
        assert {container[probe]["httpGet"]["port"] for probe in PROBES} == {own["name"]}
        assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
        # A dependency that is away must not restart the processes.
        assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
        # Another process may migrate for ten minutes.
        startup = container["startupProbe"]
        assert startup["periodSeconds"] * startup["failureThreshold"] >= 600


def test_a_pod_has_the_time_that_it_needs_to_end() -> None:
    drain = int(SETTINGS["DRAIN_SECONDS"])
    for name, seconds in (("atelier-server", drain), ("atelier-worker", 0)):
        pod = named("Deployment", name)["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        before = container.get("lifecycle", {}).get("preStop", {}).get("exec", {}).get("command", ["sleep", "0"])

        assert pod["terminationGracePeriodSeconds"] >= int(before[1]) + seconds + STEPS_SECONDS
    server = named("Deployment", "atelier-server")["spec"]["template"]["spec"]["containers"][0]
    # The first failed check takes the pod out of the service, within the time that the server still serves.
    ready = server["readinessProbe"]
    assert ready["periodSeconds"] * ready["failureThreshold"] + ready["timeoutSeconds"] <= drain
    assert named("Deployment", "atelier-server")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_secrets_are_only_referred_to() -> None:
    for _, container in containers():
        assert container["envFrom"] == [
            {"configMapRef": {"name": KUSTOMIZATION["configMapGenerator"][0]["name"]}},
            {"secretRef": {"name": "atelier-secrets"}},
        ]
    assert not of_kind("Secret")
    secret = {name.upper() for name, field in Settings.model_fields.items() if "Secret" in str(field.annotation)}
    assert secret.isdisjoint(SETTINGS)
    assert "create secret generic atelier-secrets" in (FOLDER / "secrets.env.example").read_text()
    assert "deploy/kubernetes/secrets.env" in (ROOT / ".gitignore").read_text().splitlines()


def test_the_product_accepts_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name.upper() for name in Settings.model_fields}
    assert set(SETTINGS) | set(SECRETS) <= known
    for name, value in (SETTINGS | SECRETS).items():
        monkeypatch.setenv(name, value)

    loaded = configuration.load()

    assert (loaded.base_url, loaded.worker, loaded.drain_seconds) == ("https://atelier.example.com", "off", 10)
    assert not loaded.sandboxed


def test_a_pod_has_no_rights_and_bounded_memory_and_disk() -> None:
    assert not of_kind("ServiceAccount")[0]["automountServiceAccountToken"]
    for _, pod in pods():
        assert pod["spec"]["serviceAccountName"] == "atelier"
        security = pod["spec"]["securityContext"]
        assert (security["runAsNonRoot"], security["runAsUser"]) == (True, 10001)
        assert "--uid 10001" in (ROOT / "Dockerfile").read_text()
        assert all(volume["emptyDir"]["sizeLimit"] for volume in pod["spec"]["volumes"])
    for _, container in containers():
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["requests"].keys() == {"cpu", "memory"}
        assert "memory" in container["resources"]["limits"]
        assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/data", "/tmp"}


def test_kustomize_builds_the_base() -> None:
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("kubectl is not installed here; the other tests of this file read the same manifests.")
    built = subprocess.run([kubectl, "kustomize", str(FOLDER)], capture_output=True, text=True, check=True, timeout=60)

    objects = list(yaml.safe_load_all(built.stdout))
    assert sorted(each["kind"] for each in objects) == sorted([*(each["kind"] for each in OBJECTS), "ConfigMap"])
    assert f"image: {KUSTOMIZATION['images'][0]['newName']}:{VERSION}" in built.stdout
