"""Each act and each report write here: an index nobody asks costs every one of them."""

from django.db import migrations

from francjeu.plumbing.triggers import Keeping


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0002_append_only'),
    ]

    operations = [
        Keeping(migrations.RemoveConstraint(
            model_name='entry',
            name='journal_one_entry_follows_another',
        )),
        migrations.RemoveIndex(
            model_name='entry',
            name='journal_by_time',
        ),
    ]
