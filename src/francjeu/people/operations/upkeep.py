"""Looking after the installation: a background job that stopped is started again by a person."""

from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.people import access
from francjeu.people.access import Act
from francjeu.plumbing import jobs

SUBJECT = "platform"


def retry_job(*, job_id: str, actor: Actor, at: datetime) -> None:
    """A stuck job gets all its tries again; the journal says who asked. Raises Refused, NotStuck.

    What the job concerns is not written down: its arguments may name a letter or a person.
    """
    access.RULES.require(actor, Act.RETRY_JOB, access.NOTHING)
    with transaction.atomic():
        name = jobs.retry(job_id=job_id)
        journal.record(
            event="job.retried", subject=SUBJECT, actor=actor, at=at, facts={"name": name}
        )
