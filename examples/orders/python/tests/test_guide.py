"""The guide in docs/guide says of these programs only what is in them."""

from __future__ import annotations

import re
import textwrap
import unittest
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "guide"
PAGES = [*sorted(GUIDE.glob("*.md")), Path(__file__).resolve().parents[2] / "README.md"]
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(?:#([^)]*))?\)")
EXCERPT = re.compile(r"^```(?:java|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class GuideTest(unittest.TestCase):
    def test_every_excerpt_is_in_the_file_named_before_it(self) -> None:
        excerpts = 0
        for page in PAGES:
            text = page.read_text("utf-8")
            for excerpt in EXCERPT.finditer(text):
                excerpts += 1
                named = [path for path, _ in LINK.findall(text[: excerpt.start()]) if path.endswith((".java", ".py"))]
                source = (page.parent / named[-1]).read_text("utf-8")
                with self.subTest(page=page.name, source=named[-1]):
                    self.assertTrue(contains(source, excerpt.group(1)), f"not in {named[-1]}:\n{excerpt.group(1)}")
        self.assertGreater(excerpts, 10)

    def test_every_relative_link_leads_somewhere(self) -> None:
        for page in PAGES:
            for path, anchor in LINK.findall(page.read_text("utf-8")):
                with self.subTest(page=page.name, link=f"{path}#{anchor}"):
                    target = (page.parent / path).resolve() if path else page
                    self.assertTrue(target.exists())
                    if anchor:
                        self.assertIn(anchor, anchors(target.read_text("utf-8")))


def contains(source: str, excerpt: str) -> bool:
    """Whether the excerpt's lines stand in the source one after the other, indented alike."""
    wanted = textwrap.dedent(excerpt).splitlines()
    lines = source.splitlines()
    return any(textwrap.dedent("\n".join(lines[i : i + len(wanted)])).splitlines() == wanted for i in range(len(lines)))


def anchors(markdown: str) -> list[str]:
    headings = re.findall(r"^#+ (.*)$", markdown, re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
