"""Cache of valid documents by their text."""

from collections import OrderedDict

from transport.execution.query_limits import MeasuredDocument

# A parsed document takes about 90 to 200 bytes a character.
MAX_CACHED_DOCUMENTS = 500
MAX_CACHED_CHARACTERS = 200_000


class DocumentCache:
    """A cache of the most recently used documents, bounded in number and in characters of text."""

    def __init__(self, *, documents: int = MAX_CACHED_DOCUMENTS, characters: int = MAX_CACHED_CHARACTERS) -> None:
        self._max_documents = documents
        self._max_characters = characters
        self._documents: OrderedDict[str, MeasuredDocument] = OrderedDict()
        self.characters = 0

    def __len__(self) -> int:
        return len(self._documents)

    def get(self, text: str) -> MeasuredDocument | None:
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
        return document

    def put(self, text: str, document: MeasuredDocument) -> None:
        """Cache a document, and evict the least recently used ones beyond the bounds."""
        if text not in self._documents:
            self.characters += len(text)
        self._documents[text] = document
        while len(self._documents) > self._max_documents or self.characters > self._max_characters:
            oldest, _ = self._documents.popitem(last=False)
            self.characters -= len(oldest)
