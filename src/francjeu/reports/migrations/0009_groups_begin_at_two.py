"""A group begins with the second report on a content; the first one opens the content."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Min, OuterRef, Subquery

from francjeu.plumbing.triggers import Keeping


def tell_contents(apps, schema_editor):
    """The key of a link's group becomes the content of its reports; the oldest opens it."""
    reports, groups = apps.get_model("reports", "Report"), apps.get_model("reports", "Group")
    key = groups.objects.filter(pk=OuterRef("group")).values("key")
    reports.objects.filter(group__key__isnull=False).update(content=Subquery(key[:1]))
    told = reports.objects.filter(content__isnull=False).values("content")
    oldest = told.annotate(first=Min("pk")).order_by().values_list("first", flat=True)
    reports.objects.filter(pk__in=list(oldest)).update(opens=True)


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0017_watched_pictures'),
        ('reports', '0008_fewer_indexes'),
    ]

    operations = [
        Keeping(migrations.RemoveConstraint(
            model_name='report',
            name='report_one_leads_its_group_in_a_state',
        )),
        Keeping(migrations.AddField(
            model_name='report',
            name='content',
            field=models.CharField(max_length=64, null=True),
        )),
        Keeping(migrations.AddField(
            model_name='report',
            name='opens',
            field=models.BooleanField(default=False),
        )),
        migrations.RunPython(tell_contents, migrations.RunPython.noop),
        Keeping(migrations.AlterField(
            model_name='report',
            name='group',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reports.group'),
        )),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('group__isnull', False)), fields=['group'], name='report_by_group'),
        ),
        Keeping(migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('opens', True)), fields=('content',), name='report_one_opens_a_content'),
        )),
        Keeping(migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('opens', False), ('content__isnull', False), _connector='OR'), name='report_opens_some_content'),
        )),
        Keeping(migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('group__isnull', False), ('leads', True)), fields=('group', 'state'), name='report_one_leads_its_group_in_a_state'),
        )),
        Keeping(migrations.RemoveConstraint(
            model_name='group',
            name='group_one_per_content',
        )),
        Keeping(migrations.RemoveConstraint(
            model_name='group',
            name='group_by_link_has_a_key',
        )),
        Keeping(migrations.RemoveField(
            model_name='group',
            name='joined',
        )),
        Keeping(migrations.RemoveField(
            model_name='group',
            name='key',
        )),
    ]
