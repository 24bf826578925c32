"""The imports inside functions, and the private names of libraries in use."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PACKAGES = ("bootstrap", "commands", "db", "resolvers", "routes", "sandbox", "schema", "services", "transport", "web")
FILES = sorted(
    [*ROOT.glob("*.py"), *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))],
)
FILES = [path for path in FILES if "node_modules" not in path.parts]

# Loaded when they are first needed, because they are large and most processes never need them.
HEAVY = (
    "PIL",
    "aioboto3",
    "aiodns",
    "alembic",
    "asyncpg",
    "cryptography",
    "httpcore",
    "jwt",
    "opentelemetry.exporter",
    "opentelemetry.sdk",
    "pillow_heif",
    "redis",
    "requests",
    "rich",
    "sqlalchemy.dialects",
    "stripe",
)
# In each of these, a command loads its own modules alone.
COMMAND_LINES = {"cli.py", "commands/operate/app.py", "commands/operate/webhook_app.py"}
OTHERS = {
    ("bootstrap/routing.py", "bootstrap.operate"): "only installations with operators load their API",
    ("cli.py", "commands"): "each command loads its own modules alone",
    ("bootstrap/container.py", "services.observability.database_spans"): "without a collector nothing is observed",
}

# The private names of libraries that are relied on, by requirement. requirements.in bounds their versions.
PRIVATE = {
    "broadcaster": {"_backend", "_listener_task"},
    "aioboto3": {"_connector_args", "_create_connector", "_max_pool_connections"},
    "graphql-core": {"_relevant_sub_fields"},
    "redis": {"_reader"},
    "sqlalchemy": {"_bind_processors"},
    "strawberry-graphql": {
        "_check_websocket_origin",
        "_create_execution_context",
        "_execute_operation",
        "_get_pre_execution_close_reason",
        "_graphql_core",
        "_handle_execution_result",
        "_prepare_operation_async",
        "_schema",
        "_send_result_stream",
        "_stream",
        "_stream_non_subscription",
        "_task_done",
        "_warn_for_federation_directives",
    },
    "uvicorn": {"_should_upgrade"},
}
# Private by their spelling alone: their documentation describes them.
DOCUMENTED = {"_asdict", "_exit", "_fields", "_replace", "_typeshed"}
SELF = {"self", "cls"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def trees() -> dict[str, ast.Module]:
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in FILES}


@cache
def every_node() -> list[ast.AST]:
    return [node for tree in trees().values() for node in ast.walk(tree)]


def modules_of(node: ast.AST) -> list[str]:
    """Return the modules that an import may load: of ``from a import b`` also ``a.b``."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module is not None:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def is_within(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


@cache
def loads_heavy(module: str) -> bool:
    """Whether a module is a heavy library's, or one of ours that imports such a library as it is loaded."""
    tree = trees().get(module.replace(".", "/") + ".py")
    if tree is None:
        return is_within(module, HEAVY)
    return any(loads_heavy(name) for node in tree.body for name in modules_of(node))


@cache
def imports_inside() -> list[tuple[str, ast.stmt]]:
    return [
        (path, node)
        for path, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_functions_import_heavy_libraries_alone() -> None:
    others = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, node in imports_inside()
        if not any(loads_heavy(module) for module in modules_of(node))
        and not any(path == where and is_within(name, (what,)) for where, what in OTHERS for name in modules_of(node))
    ]

    assert others == []


def test_an_import_inside_a_function_has_its_reason_beside_it() -> None:
    unexplained = []
    for path, node in imports_inside():
        lines = (ROOT / path).read_text("utf-8").splitlines()
        beside = lines[node.lineno - 2 : node.lineno]
        while beside[0].lstrip().startswith(("import ", "from ")):
            beside.insert(0, lines[node.lineno - 2 - len(beside) + 1])
        if path not in COMMAND_LINES and not any("#" in line for line in beside):
            unexplained.append(f"{path}:{node.lineno}: {ast.unparse(node)}")

    assert unexplained == []


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and not name.endswith("_")


@cache
def called_by_us() -> frozenset[tuple[str, str]]:
    """Return our private functions that their own module names, each with the module."""
    return frozenset(
        (path, node.name)
        for path, tree in trees().items()
        for named in [{getattr(node, "attr", getattr(node, "id", None)) for node in ast.walk(tree)}]
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and node.name in named
    )


def used_of_libraries() -> Iterator[str]:
    """Yield the private names that are imported, or read from an object, and that none of our code defines."""
    functions = {name for _, name in called_by_us()}
    stored = {node.attr for node in every_node() if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    stored |= {node.id for node in every_node() if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                parts = {part for module in modules_of(node) for part in module.split(".")}
                yield from () if node.module.partition(".")[0] in PACKAGES else filter(is_private, parts)
            elif isinstance(node, ast.Attribute) and is_private(node.attr):
                owner = ast.unparse(node.value)
                is_own = node.attr in stored | functions if owner in SELF else (path, node.attr) in called_by_us()
                if owner == "super()" or not is_own:
                    yield node.attr


def called_by_libraries() -> Iterator[str]:
    """Yield our private methods that none of our code calls."""
    functions = {name for _, name in called_by_us()}
    for node in every_node():
        if isinstance(node, FUNCTIONS) and is_private(node.name) and node.name not in functions:
            yield from () if node.decorator_list and not is_static(node) else (node.name,)


def is_static(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return [ast.unparse(decorator) for decorator in function.decorator_list] == ["staticmethod"]


def test_the_private_names_of_libraries_that_are_relied_on_are_listed() -> None:
    listed = {name for names in PRIVATE.values() for name in names}

    assert {*used_of_libraries(), *called_by_libraries()} - DOCUMENTED == listed


def test_the_versions_of_libraries_with_private_names_in_use_are_bounded() -> None:
    lines = [line for line in (ROOT / "requirements.in").read_text("utf-8").splitlines() if line and line[0] != "#"]
    bounded = {requirement.name for requirement in map(Requirement, lines) if requirement.specifier}

    assert PRIVATE.keys() <= bounded
