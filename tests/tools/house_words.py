"""Words that have no place in this house: the linters do not look for them, this does."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bot", "handlers", "storage", "tests", "docs", ".ci")
KINDS = {".py", ".toml", ".md", ".po", ".js", ".css", ".html", ".mako", ".ini", ""}


@dataclass(frozen=True, slots=True)
class Rule:
    """What must not be written, in which files (`within` ends a path), and why."""

    pattern: re.Pattern[str]
    why: str
    within: str = ""


# One letter of each word stands in brackets, so that the rules do not find themselves.
RULES = (
    Rule(re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X)\b"), "do it, or write an issue"),
    Rule(
        re.compile(r"#\s*(?:ruff: )?no[q]a(?!: [A-Z]+\d+(?:, ?[A-Z]+\d+)* - )"),
        "say which rule is set aside, and why: a code, a dash, a reason",
        within=".py",
    ),
    Rule(
        re.compile(r"type:\s*ignor[e](?!\[[\w, -]+\]\s+#|\[[\w, -]+\] - )"),
        "say which type error is meant, and why",
        within=".py",
    ),
    Rule(re.compile(r"\bNotImplemente[d]Error\b"), "unfinished work stays off main", ".py"),
    Rule(
        re.compile(r"\bpytest\.(?:mark\.)?(?:ski[p]|skipi[f]|xfai[l]|importorski[p])\b"),
        "a test runs, or it is not there",
        within=".py",
    ),
    Rule(re.compile(r"(?<![\w.])/(?:hom[e]|roo[t]|wor[k]|User[s])/"), "a path of one machine"),
    Rule(
        re.compile(r"\b(?:pypi\.or[g]|pythonhosted\.or[g]|npmjs\.or[g]|golang\.or[g])\b"),
        "the address of a registry: each machine knows its own",
    ),
    Rule(re.compile(r"\b\d{8,10}:(?!TEST)[\w-]{35}\b"), "this looks like a real token"),
    Rule(re.compile(r"\w·\w"), "no median dot: rephrase", within=".po"),
)


def main() -> int:
    """Print each find with its place; return 1 if there is one."""
    finds = [find for path in texts() for find in finds_in(path)]
    for find in finds:
        print(find)
    return 1 if finds else 0


def texts() -> Iterator[Path]:
    """Find what people wrote, in the folders of the house and at its door."""
    for path in sorted(ROOT.iterdir()):
        if path.is_file() and path.suffix in KINDS and not path.name.startswith("."):
            yield path
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            is_source = path.is_file() and path.suffix in KINDS
            if is_source and "__pycache__" not in path.parts:
                yield path


def finds_in(path: Path, *, root: Path = ROOT) -> Iterator[str]:
    """Name the lines of a file that break a rule."""
    place = path.relative_to(root)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for rule in RULES:
            if path.name.endswith(rule.within) and rule.pattern.search(line):
                yield f"{place}:{number}: {rule.why}: {line.strip()}"


if __name__ == "__main__":
    sys.exit(main())
