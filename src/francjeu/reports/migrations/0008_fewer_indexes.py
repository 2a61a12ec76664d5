"""Drafts are few, kept a week and swept once a day: no index by age."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0007_also_in'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='draft',
            name='draft_by_age',
        ),
    ]
