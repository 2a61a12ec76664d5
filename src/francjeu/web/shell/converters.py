"""How addresses carry a public id: a UUID in the address, its text in the view."""

from typing import Any

from django.urls import register_converter
from django.urls.converters import UUIDConverter


class Ref(UUIDConverter):
    """`<ref:ref>`: anything but a UUID is an address that does not exist."""

    def to_python(self, value: str) -> Any:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(Ref, "ref")
