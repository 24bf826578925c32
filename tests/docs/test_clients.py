"""The page for authors of clients: it lists every code that an error can have, and no other."""

import ast
import re
from pathlib import Path
from typing import TypeGuard

from services import errors
from services.errors import RefusalCode
from services.operators import sign_in
from transport.execution import persisted_documents
from transport.http import errors as top_level

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "clients.md"


def tables() -> list[list[str]]:
    """Return the codes of each table of the section on errors, in order."""
    section = PAGE.read_text("utf-8").partition("## Errors\n")[2].partition("\n## ")[0]
    found = [re.findall(r"^\| `([A-Z_]+)` \| \S", part, re.MULTILINE) for part in section.split("\n\n")]
    return [codes for codes in found if codes]


def test_every_refusal_is_listed_with_its_remedy() -> None:
    refusals, _ = tables()
    raised = {each.code for each in vars(errors).values() if isinstance(each, type) and hasattr(each, "code")}

    assert sorted(refusals) == sorted(code.value for code in RefusalCode)
    assert raised - {None} == set(RefusalCode)


def test_every_code_at_the_top_level_is_listed_with_its_remedy() -> None:
    _, codes = tables()
    constants = {value for name, value in vars(top_level).items() if name.isupper() and name == value}
    persisted = {persisted_documents.NOT_FOUND, persisted_documents.NOT_SUPPORTED, persisted_documents.NOT_TRUSTED}
    classes = [each for module in (errors, sign_in) for each in vars(module).values() if isinstance(each, type)]
    raised = {code for each in classes if isinstance(code := getattr(each, "graphql_code", None), str)}

    assert len(codes) == len(set(codes))
    assert set(codes) == constants | persisted | raised


def test_every_refusal_of_a_token_is_listed_with_its_remedy() -> None:
    section = PAGE.read_text("utf-8").partition("## Sign in\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([^`]+\.)` \| \S", section, re.MULTILINE)
    sources = [*(ROOT / "services" / "identity").glob("*.py"), *(ROOT / "resolvers").glob("*.py")]
    calls = [node for path in sources for node in ast.walk(ast.parse(path.read_text("utf-8"))) if is_refusal(node)]

    assert set(listed) == {ast.literal_eval(call.args[0]) for call in calls}


def is_refusal(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Unauthenticated"


def test_every_client_and_every_example_is_linked() -> None:
    linked = re.findall(r"\]\(\.\./((?:clients|examples)/[^)]+)\)", PAGE.read_text("utf-8"))
    found = [each for folder in ("clients", "examples") for each in (ROOT / folder).iterdir()]
    entries = {f"{each.parent.name}/{each.name}" for each in found if each.name != "__pycache__"}

    assert all((ROOT / path).is_file() for path in linked)
    assert {"/".join(path.split("/")[:2]) for path in linked} == entries
