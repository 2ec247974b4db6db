"""A text that may differ by language, as people write titles, names and places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Worded:
    """Hold a text that may differ by language: `text` for all, or one for each tag."""

    text: str = ""
    by_language: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.text or self.by_language)

    def in_language(self, chain: Sequence[str]) -> str:
        """Return the text in the first language of `chain` that has one, else any."""
        return self.spoken(chain)[0]

    def spoken(self, chain: Sequence[str]) -> tuple[str, str]:
        """Return that text, and its language; empty where none was said."""
        for tag in chain:
            if tag in self.by_language:
                return self.by_language[tag], tag
        if self.text:
            return self.text, ""
        tag, text = next(iter(self.by_language.items()), ("", ""))
        return text, tag


UNSAID = Worded()
