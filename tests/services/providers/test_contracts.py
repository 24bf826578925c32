"""Each provider passes the tests of all providers."""

from importlib import import_module
from pathlib import Path

import services.providers
from tests.services.providers.contract import ProviderContract


def test_each_provider_passes_the_tests_of_all_providers() -> None:
    packages = {path.parent.name for path in Path(services.providers.__path__[0]).glob("*/__init__.py")}
    for path in Path(__file__).parent.glob("*/test_contract.py"):
        import_module(f"{__package__}.{path.parent.name}.{path.stem}")

    assert {contract.package for contract in ProviderContract.__subclasses__()} == packages
