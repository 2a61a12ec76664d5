"""One outside authority: what it does, how to reach it, who checked it and when."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from francjeu.kernel.procedure.settings import limits as rules
from francjeu.kernel.procedure.settings.limits import Wrong
from francjeu.policy import files
from francjeu.web.policy.settings import words
from francjeu.web.policy.settings.rows import day_field
from francjeu.web.policy.settings.sections import Problem, When

_PHONE = re.compile(r"\+?[\d ().-]{3,}(?:(?:,| poste| ext\.?) ?\d+)?")


def _line(label: Any, *, required: bool = True, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=required, **options)


class DoorForm(When):
    """An authority or a service, in both languages."""

    name_fr = _line(gettext_lazy("Name in French"))
    name_en = _line(gettext_lazy("Name in English"))
    what_fr = _line(gettext_lazy("What for, in French"))
    what_en = _line(gettext_lazy("What for, in English"))
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("When it is the right door"),
        choices=lambda: list(words.NEEDS.items()), widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    phone = _line(gettext_lazy("Phone"), required=False)
    no_phone = forms.BooleanField(label=gettext_lazy("It answers no phone"), required=False)
    text = _line(gettext_lazy("Text message"), required=False)
    url = forms.URLField(label=gettext_lazy("Web address"), required=False, assume_scheme="https")
    address = _line(gettext_lazy("Street address"), required=False)
    hours_fr = _line(gettext_lazy("Hours, in French"), required=False)
    hours_en = _line(gettext_lazy("Hours, in English"), required=False)
    source = _line(gettext_lazy("Source"), min_length=3)
    checked_on = day_field(gettext_lazy("Checked on"))
    field_order = (
        "name_fr", "name_en", "what_fr", "what_en", "needs", "phone", "no_phone", "text", "url",
        "address", "hours_fr", "hours_en", "source", "checked_on", "valid_from", "note",
    )  # fmt: skip

    def __init__(
        self, data: Any, *, doors: list[dict[str, Any]], key: str, on: date,
        initial: dict[str, Any],
    ) -> None:  # fmt: skip
        self._doors, self._key = doors, key
        kept = next((door for door in doors if door["key"] == key), None)
        super().__init__(data, on=on, initial={**(_typed(kept) if kept else {}), **initial})

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and not _PHONE.fullmatch(phone):
            raise forms.ValidationError(_("Write the number as people dial it."))
        return phone

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > self._on:
            raise forms.ValidationError(str(words.WRONG[Wrong.CHECKED_LATER]))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            door = files.check("doors", {"doors": [self._door()]}).kernel()[0]  # type: ignore[index]
            if not rules.is_reachable(door, answers_phone=not values["no_phone"]):
                self.add_error("phone", str(words.WRONG[Wrong.UNREACHABLE]))
        return values

    def values(self) -> dict[str, Any]:
        """The whole list with this door changed or added."""
        if not self._key:
            return {"doors": [*self._doors, self._door()]}
        return {"doors": [self._door() if d["key"] == self._key else d for d in self._doors]}

    @property
    def problems(self) -> list[Problem]:
        """Everything to fix, in order."""
        return [
            Problem(str(field.id_for_label or field.auto_id), str(error), str(field.label))
            for field in self
            for error in field.errors
        ]

    def _door(self) -> dict[str, Any]:
        v = self.cleaned_data
        hours = {"fr": v["hours_fr"], "en": v["hours_en"]} if v["hours_fr"] else None
        return {
            "key": self._key or self._new_key(), "name": {"fr": v["name_fr"], "en": v["name_en"]},
            "what": {"fr": v["what_fr"], "en": v["what_en"]}, "needs": v["needs"],
            "source": {"text": v["source"], "checked_on": str(v["checked_on"])},
            "phone": v["phone"], "text": v["text"], "url": v["url"], "address": v["address"],
            "hours": hours,
        }  # fmt: skip

    def _new_key(self) -> str:
        plain = unicodedata.normalize("NFKD", self.cleaned_data["name_fr"]).encode(
            "ascii", "ignore"
        )
        stem = re.sub(r"[^a-z0-9]+", "_", plain.decode().lower()).strip("_")[:40] or "porte"
        taken, key, number = {door["key"] for door in self._doors}, stem, 2
        while key in taken:
            key, number = f"{stem}_{number}", number + 1
        return key


def without(doors: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """The list without this door."""
    return {"doors": [door for door in doors if door["key"] != key]}


def _typed(door: dict[str, Any]) -> dict[str, Any]:
    hours, source = door.get("hours") or {}, door["source"]
    return {
        **{f"{name}_{language}": door[name].get(language, "")
           for name in ("name", "what") for language in ("fr", "en")},
        **{name: door.get(name, "") for name in ("phone", "text", "url", "address")},
        "needs": door["needs"], "source": source["text"], "checked_on": source.get("checked_on"),
        "hours_fr": hours.get("fr", ""), "hours_en": hours.get("en", ""),
        "no_phone": not door.get("phone") and bool(door.get("url") or door.get("text")),
    }  # fmt: skip
