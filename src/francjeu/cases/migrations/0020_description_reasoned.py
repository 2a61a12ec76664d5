"""A finding on a piece known by a description or a summary alone says why that was enough."""

from django.db import migrations, models

import francjeu.plumbing.fields
from francjeu.plumbing.triggers import Keeping, RefuseSeeing

# the numbers of a JSON list, between commas: both databases write it as text
RELIED = """REPLACE(REPLACE(REPLACE(CAST(NEW.exhibits AS TEXT), '[', ','), ']', ','), ' ', '')
    LIKE '%,' || CAST(e.number AS TEXT) || ',%'"""
DESCRIBED = """(e.disclosed
    AND NOT EXISTS (SELECT 1 FROM cases_disclosure d WHERE d.exhibit_id = e.id))"""
SUMMED_UP = """EXISTS (SELECT 1 FROM cases_disclosure d WHERE d.exhibit_id = e.id
    AND d.kind = 'withheld' AND d.summary <> '' AND NOT EXISTS (
        SELECT 1 FROM cases_disclosure later WHERE later.exhibit_id = e.id
        AND (later.chosen_at > d.chosen_at
            OR (later.chosen_at = d.chosen_at AND later.id > d.id))))"""
IN_PART = f"""EXISTS (SELECT 1 FROM cases_exhibit e
    JOIN cases_allegation a ON a.case_id = e.case_id
    WHERE a.id = NEW.allegation_id AND {RELIED}
    AND (e.item_id IS NOT NULL OR e.testimony <> '')
    AND NOT EXISTS (SELECT 1 FROM cases_brought b WHERE b.exhibit_id = e.id)
    AND ({DESCRIBED} OR {SUMMED_UP}))"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0019_one_person_each'),
    ]

    operations = [
        Keeping(migrations.AddField(
            model_name='finding',
            name='known_in_part',
            field=models.JSONField(default=list),
        )),
        Keeping(migrations.AddField(
            model_name='finding',
            name='why_enough',
            field=francjeu.plumbing.fields.EncryptedText(blank=True, default=''),
        )),
        *(
            RefuseSeeing(
                name=f"cases_finding_why_enough_{name}", table="cases_finding", event=event,
                when=f"NEW.why_enough = '' AND {kept} AND {IN_PART}",
                message="cases_finding: why was the description of this piece enough to answer?",
            )
            # at the end of its keeping a case loses all its words at once, the reasons with them
            for name, event, kept in (
                ("new", "INSERT", "1 = 1"),
                ("changed", "UPDATE OF exhibits, why_enough, allegation_id", "NEW.reasons <> ''"),
            )
        ),
    ]  # fmt: skip
