"""A panel votes: drafts, votes, and what the database refuses whoever asks."""

import django.db.models.deletion
import francjeu.plumbing.fields
from django.conf import settings
from django.db import migrations, models

from francjeu.plumbing.triggers import (
    Keeping,
    Refuse,
    RefuseSeeing,
    append_only,
    erasable,
    moves_only,
)

DRAFT = (("open", "carried"), ("open", "changed"), ("open", "rejected"), ("open", "tied"))
SITS = """EXISTS (SELECT 1 FROM cases_draft d
    JOIN cases_seat s ON s.case_id = d.case_id AND s.instance = d.instance
    WHERE d.id = NEW.draft_id AND d.state = 'open' AND s.user_id = NEW.user_id
    AND s.left_at IS NULL)"""
SAID_NO_TIE = """EXISTS (SELECT 1 FROM cases_draft d JOIN cases_declaration c ON c.case_id = d.case_id
    WHERE d.id = NEW.draft_id AND c.user_id = NEW.user_id AND NOT c.linked AND c.id = (
    SELECT max(e.id) FROM cases_declaration e
    WHERE e.case_id = d.case_id AND e.user_id = NEW.user_id))"""
CHALLENGED = """EXISTS (SELECT 1 FROM cases_draft d JOIN cases_challenge c ON c.case_id = d.case_id
    WHERE d.id = NEW.draft_id AND c.member_id = NEW.user_id AND c.state IN ('asked', 'granted'))"""
VOTES = "(SELECT count(*) FROM cases_vote v WHERE v.draft_id = NEW.id AND v.voided_at IS NULL)"
CONCUR = VOTES[:-1] + " AND v.\"position\" = 'concurs')"
SEVERAL_SIT = """EXISTS (SELECT 1 FROM cases_case c WHERE c.id = NEW.case_id AND (
    (c.state IN ('appealed', 'announced') AND c.appeal_members > 1)
    OR (c.state NOT IN ('appealed', 'announced') AND c.members > 1)))"""
CARRIED = """EXISTS (SELECT 1 FROM cases_draft d WHERE d.id = NEW.draft_id
    AND d.case_id = NEW.case_id AND d.state = 'carried')"""
SEVERAL_ON_APPEAL = """EXISTS (SELECT 1 FROM cases_decision d
    JOIN cases_case c ON c.id = d.case_id WHERE d.id = NEW.decision_id AND c.appeal_members > 1)"""
CARRIED_ON_APPEAL = """EXISTS (SELECT 1 FROM cases_draft f
    JOIN cases_decision d ON d.case_id = f.case_id
    WHERE f.id = NEW.draft_id AND d.id = NEW.decision_id AND f.state = 'carried')"""

class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0016_contests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Keeping(migrations.AddField(
            model_name='case',
            name='appeal_members',
            field=models.PositiveSmallIntegerField(default=1),
        )),
        Keeping(migrations.AddField(
            model_name='case',
            name='members',
            field=models.PositiveSmallIntegerField(default=1),
        )),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instance', models.CharField(max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('result', models.CharField(blank=True, default='', max_length=20)),
                ('body', francjeu.plumbing.fields.EncryptedText()),
                ('digest', models.CharField(max_length=64)),
                ('rests_on', models.CharField(max_length=64)),
                ('quorum', models.PositiveSmallIntegerField()),
                ('proposed_at', models.DateTimeField()),
                ('state', models.CharField(default='open', max_length=10)),
                ('sitting', models.PositiveSmallIntegerField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='cases.case')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        Keeping(migrations.AddField(
            model_name='appeal',
            name='draft',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='cases.draft'),
        )),
        Keeping(migrations.AddField(
            model_name='decision',
            name='draft',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='cases.draft'),
        )),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(max_length=10)),
                ('reasons', francjeu.plumbing.fields.EncryptedText(blank=True, default='')),
                ('voted_at', models.DateTimeField()),
                ('voided_at', models.DateTimeField(null=True)),
                ('voided_because', models.CharField(blank=True, default='', max_length=10)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='cases.draft')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('open', 'changed', 'carried', 'rejected', 'tied'))), name='draft_state_known'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('instance__in', ('first', 'appeal'))), name='draft_instance_known'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), ('settled_at__isnull', False), _connector='OR'), name='draft_over_has_a_time'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='draft_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('case', 'instance'), name='draft_one_open'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('position__in', ['concurs', 'dissents'])), name='vote_position_known'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('voided_at__isnull', True), ('voided_because', '')), models.Q(('voided_at__isnull', False), ('voided_because__in', ('changed', 'found', 'said', 'left'))), _connector='OR'), name='vote_void_says_why'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(condition=models.Q(('voided_at__isnull', True)), fields=('draft', 'user'), name='vote_one_each'),
        ),
        *append_only(
            table="cases_draft",
            columns=(
                "case_id", "instance", "number", "result", "digest", "rests_on", "quorum",
                "proposed_by_id", "proposed_at",
            ),
        ),
        erasable(table="cases_draft", columns=("body",)),
        moves_only(table="cases_draft", moves=DRAFT),
        Refuse(
            name="cases_draft_begins_open", table="cases_draft", event="INSERT",
            when="NEW.state <> 'open'", message="cases_draft: a draft begins open",
        ),
        RefuseSeeing(
            name="cases_draft_carried_by_votes", table="cases_draft", event="UPDATE OF state",
            when=f"OLD.state = 'open' AND NEW.state = 'carried' AND NOT ({VOTES} >= NEW.quorum"
            f" AND {VOTES} <= COALESCE(NEW.sitting, 0) AND 2 * {CONCUR} > NEW.sitting)",
            message="cases_draft: carried only by its quorum and more than half of who sit",
        ),
        *append_only(table="cases_vote", columns=("draft_id", "user_id", "position", "voted_at")),
        erasable(table="cases_vote", columns=("reasons",)),
        Refuse(
            name="cases_vote_void_for_good", table="cases_vote", event="UPDATE",
            when="OLD.voided_at IS NOT NULL AND OLD.voided_at IS DISTINCT FROM NEW.voided_at",
            message="cases_vote: a vote that no longer counts never counts again",
        ),
        Refuse(
            name="cases_vote_dissent_reasoned", table="cases_vote", event="INSERT",
            when="NEW.\"position\" = 'dissents' AND NEW.reasons = ''",
            message="cases_vote: a dissent has reasons",
        ),
        RefuseSeeing(
            name="cases_vote_by_who_sits", table="cases_vote", event="INSERT",
            when=f"NOT {SITS} OR NOT {SAID_NO_TIE} OR {CHALLENGED}",
            message="cases_vote: only an untied member who sits votes, on an open draft",
        ),
        RefuseSeeing(
            name="cases_decision_voted", table="cases_decision", event="INSERT",
            when=f"(NEW.draft_id IS NULL AND {SEVERAL_SIT})"
            f" OR (NEW.draft_id IS NOT NULL AND NOT {CARRIED})",
            message="cases_decision: where several sit, a decision comes from a draft they carried",
        ),
        Refuse(
            name="cases_decision_draft_fixed", table="cases_decision", event="UPDATE OF draft_id",
            when="OLD.draft_id IS DISTINCT FROM NEW.draft_id",
            message="cases_decision: rows never change",
        ),
        RefuseSeeing(
            name="cases_appeal_voted", table="cases_appeal", event="UPDATE OF state",
            when="NEW.state IN ('upheld', 'varied', 'overturned', 'sent_back', 'refused')"
            " AND OLD.state <> NEW.state"
            f" AND ((NEW.draft_id IS NULL AND {SEVERAL_ON_APPEAL})"
            f" OR (NEW.draft_id IS NOT NULL AND NOT {CARRIED_ON_APPEAL}))",
            message="cases_appeal: where several sit, an answer comes from a draft they carried",
        ),
        *(
            Refuse(
                name=f"cases_case_{column}_fixed", table="cases_case", event=f"UPDATE OF {column}",
                when=f"OLD.{column} <> NEW.{column}",
                message="cases_case: a case keeps the panels it was opened with",
            )
            for column in ("members", "appeal_members")
        ),
    ]  # fmt: skip
