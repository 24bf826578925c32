"""Documents already found valid, kept by their text."""

from collections import OrderedDict

from transport.guard import GuardedDocument

# A parsed document takes about 90 to 200 bytes a character.
MAX_CACHED_DOCUMENTS = 500
MAX_CACHED_CHARACTERS = 200_000


class DocumentCache:
    """The documents used last, bounded in number and in characters of text."""

    def __init__(self, *, documents: int = MAX_CACHED_DOCUMENTS, characters: int = MAX_CACHED_CHARACTERS) -> None:
        self._max_documents = documents
        self._max_characters = characters
        self._documents: OrderedDict[str, GuardedDocument] = OrderedDict()
        self.characters = 0

    def __len__(self) -> int:
        return len(self._documents)

    def get(self, text: str) -> GuardedDocument | None:
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
        return document

    def put(self, text: str, document: GuardedDocument) -> None:
        """Keep a document, and let those go that were used longest ago."""
        if text not in self._documents:
            self.characters += len(text)
        self._documents[text] = document
        while len(self._documents) > self._max_documents or self.characters > self._max_characters:
            oldest, _ = self._documents.popitem(last=False)
            self.characters -= len(oldest)
