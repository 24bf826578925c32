"""Count habits that make prose hard to read, per 1,000 words of docstrings and comments, and hold their limits.

Run by ``make check``. Tests, benchmarks and migrations are left out.
"""

import ast
import io
import os
import re
import sys
import tokenize
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = re.compile(r"^(tests|bench)/|migrations/versions/")
NOT_PROSE = re.compile(r"#\s*(noqa|type:|!|pragma)")

PRONOUNS = "what|who|whoever|whatever|whichever|whose|whom|those|of which|all that|so many|so much"
HABITS = {
    "free relatives": re.compile(rf"\b({PRONOUNS}|nobody|somebody|anybody)\b"),
    "where": re.compile(r"\bwhere\b"),
    "speech verbs": re.compile(r"\b(tells?|told|says?|said|asks?|asked|hears?|heard|speaks?)\b"),
    "if and when": re.compile(r"\b(if|when)\b"),
}
LIMITS = {"free relatives": 4.0, "where": 1.5, "speech verbs": 2.0}  # Per 1,000 words.


def prose(source: str) -> str:
    """Return the docstrings and comments of a module, in lower case."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    parts = [ast.get_docstring(node) or "" for node in ast.walk(ast.parse(source)) if isinstance(node, documented)]
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    parts += [comment.lstrip("# ") for comment in comments if not NOT_PROSE.match(comment)]
    return " ".join(parts).lower()


def rates(text: str) -> dict[str, float]:
    """Return how often each habit occurs in 1,000 words of a text."""
    words = len(re.findall(r"[a-z']+", text)) or 1
    return {habit: 1000 * len(pattern.findall(text)) / words for habit, pattern in HABITS.items()}


def sources() -> list[str]:
    """Return the paths of the modules, without environments and installed packages."""
    names: list[str] = []
    for folder, inside, files in os.walk(ROOT):
        inside[:] = [name for name in inside if not name.startswith(".") and name != "node_modules"]
        names += [str((Path(folder) / name).relative_to(ROOT)) for name in files if name.endswith(".py")]
    return sorted(name for name in names if not LEFT_OUT.search(name))


def main() -> int:
    """Print the rates of each folder, and return 1 if the whole exceeds a limit."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name in sources():
        text = prose((ROOT / name).read_text(encoding="utf-8"))
        texts[name.split("/")[0] if "/" in name else "(top)"].append(text)
        texts["all"].append(text)
    for folder, found in sorted(texts.items(), key=lambda item: (item[0] == "all", item[0])):
        row = "  ".join(f"{habit} {rate:5.1f}" for habit, rate in rates(" ".join(found)).items())
        print(f"{folder:12} {row}")
    whole = rates(" ".join(texts["all"]))
    exceeded = [
        f"{habit}: {whole[habit]:.1f}, limit {limit}" for habit, limit in LIMITS.items() if whole[habit] > limit
    ]
    for line in exceeded:
        print(f"Too many per 1,000 words of {line}", file=sys.stderr)
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
