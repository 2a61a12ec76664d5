"""One case, one person concerned, from the notice on; cases of one matter know their first."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from francjeu.plumbing.triggers import RefuseSeeing, append_only

ANOTHER = """EXISTS (SELECT 1 FROM cases_party p WHERE p.case_id = NEW.case_id
    AND p.role = 'respondent' AND p.id <> COALESCE(NEW.id, 0))"""
UNDER_WAY = """EXISTS (SELECT 1 FROM cases_case c WHERE c.id = NEW.case_id
    AND c.state NOT IN ('opened', 'admissible'))"""
SEVERAL = """(SELECT count(*) FROM cases_party p
    WHERE p.case_id = NEW.id AND p.role = 'respondent') > 1"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0018_gate_and_answers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Parted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parted_at', models.DateTimeField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='parted_from', to='cases.case')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parted', to='cases.case')),
                ('parted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first', models.F('case')), _negated=True), name='parted_from_another')],
            },
        ),
        *(
            RefuseSeeing(
                name=f"cases_party_one_concerned_{name}", table="cases_party", event=event,
                when=f"NEW.role = 'respondent' AND {ANOTHER} AND {UNDER_WAY}",
                message="cases_party: a case under way is about one person",
            )
            for name, event in (("new", "INSERT"), ("moved", "UPDATE OF role, case_id"))
        ),
        RefuseSeeing(
            name="cases_case_one_concerned", table="cases_case", event="UPDATE OF state",
            when=f"NEW.state IN ('notified', 'decided') AND OLD.state <> NEW.state AND {SEVERAL}",
            message="cases_case: each person concerned has a case of their own",
        ),
        *append_only(
            table="cases_parted", columns=("first_id", "case_id", "parted_by_id", "parted_at")
        ),
    ]  # fmt: skip
