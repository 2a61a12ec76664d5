"""One message of a conversation, and a conversation, as an export tells them."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """`said` is the moment as written; `at` the same in ISO form, empty when it is ambiguous."""

    said: str
    at: str
    who: str
    text: str
    attached: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


@dataclass(slots=True)
class Chat:
    """`unread` counts what was there and not understood; `is_ambiguous`: day or month first?"""

    kind: str
    messages: list[Message] = field(default_factory=list)
    unread: int = 0
    is_ambiguous: bool = False
