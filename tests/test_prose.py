"""The counter of habits that make prose hard to read."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[1] / "tools" / "prose.py"
PLAIN = '"""Return the price in credits, or None if the model is paused."""\n'
HARD = '"""What whoever asks is told where nobody says it."""\nx = 1  # what the caller asked for\n'


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prose_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_only_docstrings_and_comments_are_prose(tool: ModuleType) -> None:
    source = 'x = "what"  # noqa: F841\n\n\ndef f():\n    """Return x."""\n    return x  # the reason\n'

    assert tool.prose(source).split() == ["return", "x.", "the", "reason"]


def test_habits_are_counted_per_thousand_words(tool: ModuleType) -> None:
    rates = tool.rates(tool.prose(HARD))

    assert rates == pytest.approx(
        {"free relatives": 4000 / 14, "where": 1000 / 14, "speech verbs": 4000 / 14, "if and when": 0}
    )


@pytest.mark.parametrize(("text", "code"), [(PLAIN, 0), (HARD, 1)])
def test_too_many_fail_the_check(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: int
) -> None:
    (tmp_path / "module.py").write_text(text)
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "sources", lambda: ["module.py"])

    assert tool.main() == code
