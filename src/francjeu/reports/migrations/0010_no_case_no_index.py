"""A report that no case has taken up is absent from the index of cases."""

from django.db import migrations, models

from francjeu.plumbing.triggers import Keeping


def none_for_empty(apps, schema_editor):
    apps.get_model("reports", "Report").objects.filter(case_ref="").update(case_ref=None)


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0017_watched_pictures'),
        ('reports', '0009_groups_begin_at_two'),
    ]

    operations = [
        Keeping(migrations.RemoveConstraint(
            model_name='report',
            name='report_in_case_names_it',
        )),
        migrations.RemoveIndex(
            model_name='report',
            name='report_by_case',
        ),
        Keeping(migrations.AlterField(
            model_name='report',
            name='case_ref',
            field=models.CharField(max_length=20, null=True),
        )),
        migrations.RunPython(none_for_empty, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('case_ref__isnull', False)), fields=['case_ref'], name='report_by_case'),
        ),
        Keeping(migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_case'), _negated=True), ('case_ref__isnull', False), _connector='OR'), name='report_in_case_names_it'),
        )),
    ]
