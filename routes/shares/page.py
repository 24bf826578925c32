"""The HTML of a shared image's page, and of the page for addresses that show none."""

import re
import unicodedata
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from db.records.shares import ShownShare

MAX_TITLE = 100  # Characters; previews cut off longer titles.
LANGUAGES = ("en", "zh")

# Controls, and format characters such as the marks that turn the direction of a text.
_HIDDEN = frozenset(("Cc", "Cf"))
_JOINERS = "\u200c\u200d"  # Within words and emoji.


class Words(Struct, frozen=True):
    """The words of a page in one language."""

    tag: str
    untitled: str
    made: str
    gone: str
    gone_because: str
    too_many: str
    try_again: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        tag="en",
        untitled="An image made with AI",
        made="This image was made with AI.",
        gone="This page does not exist",
        gone_because="The image may not be shared any more, or the address is incomplete.",
        too_many="Too many requests",
        try_again="Please try again in a minute.",
    ),
    "zh": Words(
        tag="zh-Hans",
        untitled="由 AI 生成的图片",
        made="此图片由 AI 生成。",
        gone="页面不存在",
        gone_because="图片可能已停止分享。也请检查地址是否完整。",
        too_many="请求过多",
        try_again="请一分钟后再试。",
    ),
}
"""The words of the pages, by language."""


class Addresses(Struct, frozen=True):
    """The absolute addresses of a share: its page, its image, and the description for sites that embed it."""

    page: str
    image: str
    description: str


class Pages:
    """The pages of a server; ``template`` is the file that all of them share, ``icon`` the address of their icon."""

    def __init__(self, template: Path, *, icon: str) -> None:
        self._template = template.read_text("utf-8")
        self._icon = icon

    def shared(self, shown: ShownShare, addresses: Addresses, language: str) -> str:
        """Return the page of a share."""
        words, share = WORDS[language], shown.share
        title, prompt = title_of(shown, words), shown.prompt.strip() if share.show_prompt else ""
        image = (
            # Relative: the policy allows images of the origin that the browser has asked.
            f'<img src="{escape(urlsplit(addresses.image).path)}" width="{share.width}" height="{share.height}"'
            f' alt="{escape(title)}">'
        )
        caption = f'\n        <figcaption dir="auto">{escape(prompt)}</figcaption>' if prompt else ""
        return self._filled(
            words,
            title,
            head=_head(shown, addresses, title, words),
            content=f"      <figure>\n        {image}{caption}\n      </figure>",
        )

    def gone(self, language: str) -> str:
        """Return the page for an address without a share."""
        words = WORDS[language]
        return self._notice(words, words.gone, words.gone_because)

    def too_many(self, language: str) -> str:
        """Return the page for a client that has sent too many requests."""
        words = WORDS[language]
        return self._notice(words, words.too_many, words.try_again)

    def _notice(self, words: Words, title: str, text: str) -> str:
        content = f'      <div class="notice">\n        <h1>{title}</h1>\n        <p>{text}</p>\n      </div>'
        return self._filled(words, title, head=_NOT_LISTED, content=content, footer="")

    def _filled(self, words: Words, title: str, *, head: str, content: str, footer: str | None = None) -> str:
        given = {
            "language": words.tag,
            "icon": escape(self._icon),
            "title": escape(title),
            "head": head,
            "content": content,
            "footer": words.made if footer is None else footer,
        }
        # In one pass: a prompt may contain the name of a place.
        return re.sub(r"\{\{(\w+)\}\}", lambda place: given[place[1]], self._template)


def title_of(shown: ShownShare, words: Words) -> str:
    """Return a title of one line: the prompt, if the page shows it."""
    if not shown.share.show_prompt:
        return words.untitled
    # Without controls, and without the marks that turn the direction of a text, also of the text after it.
    plain = "".join(each if _is_shown(each) else " " for each in shown.prompt)
    title = " ".join(plain.split())
    if not title.strip(_JOINERS + " "):
        return words.untitled
    return title if len(title) <= MAX_TITLE else f"{title[: MAX_TITLE - 1].rstrip()}…"


def _is_shown(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _HIDDEN


_NOT_LISTED = '    <meta name="robots" content="noindex">'


def _head(shown: ShownShare, addresses: Addresses, title: str, words: Words) -> str:
    share = shown.share
    properties = {
        "og:type": "website",
        "og:site_name": "Atelier",
        "og:title": title,
        "og:description": words.made,
        "og:url": addresses.page,
        "og:image": addresses.image,
        "og:image:type": share.content_type,
        "og:image:width": str(share.width),
        "og:image:height": str(share.height),
        "og:image:alt": title,
    }
    names = {
        "twitter:card": "summary_large_image",
        "twitter:title": title,
        "twitter:description": words.made,
        "twitter:image": addresses.image,
        "twitter:image:alt": title,
    }
    lines = [
        *([] if share.indexable else [_NOT_LISTED]),
        f'    <meta name="description" content="{escape(title)}">',
        f'    <link rel="canonical" href="{escape(addresses.page)}">',
        f'    <link rel="alternate" type="application/json+oembed" href="{escape(addresses.description)}">',
        *(f'    <meta property="{name}" content="{escape(value)}">' for name, value in properties.items()),
        *(f'    <meta name="{name}" content="{escape(value)}">' for name, value in names.items()),
    ]
    return "\n".join(lines)
