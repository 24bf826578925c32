"""The web pages: their source, and the built files that browsers get."""

from pathlib import Path

STATIC = Path(__file__).parent / "static"
EXPLORER = STATIC / "graphiql" / "index.html"
PAGES = STATIC / "pages"
CONSOLE = PAGES / "operate.html"
SHARE = STATIC / "share" / "page.html"
FAVICON = next(PAGES.glob("favicon-*.svg"))  # The build puts a hash into its name.
