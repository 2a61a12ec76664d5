"""A report may serve several cases of one matter."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0006_gate_before_a_case'),
    ]

    operations = [
        migrations.CreateModel(
            name='AlsoIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case_ref', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='also_in', to='reports.report')),
            ],
            options={
                'indexes': [models.Index(fields=['case_ref'], name='also_in_by_case')],
                'constraints': [models.UniqueConstraint(fields=('report', 'case_ref'), name='also_in_once')],
            },
        ),
    ]
