"""The vocabulary of the journal: every event, and the sentence that tells it.

Keys are "subject.participle", stored for ever: never renamed, never reused.
"""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop as _  # isort: skip

EVENTS: dict[str, str] = {
    # journal
    "journal.erased": _("The facts of %(count)s entries were erased: %(reason)s"),
    # people
    "organisation.set": _("The organisation’s details were set"),
    "organisation.opened": _("The organisation opened to the public"),
    "setup.link_made": _("A set-up link was made"),
    "account.opened": _("An account was opened"),
    "account.changed": _("An account’s details were changed"),
    "account.closed": _("An account was closed"),
    "account.link_made": _("A one-time link was made: %(kind)s"),
    "account.link_used": _("A one-time link was used: %(kind)s"),
    "account.signed_in": _("A person signed in"),
    "account.secured": _("What guards the account changed: %(what)s"),
    "role.granted": _("The role %(role)s was granted"),
    "role.ended": _("The role %(role)s was ended"),
    "person.added": _("A person was added"),
    "person.changed": _("A person’s details were changed"),
    "person.role_held": _("A role was noted: %(role)s"),
    "person.role_ended": _("The end of a role was noted: %(role)s"),
    "person.guardian_named": _("Who speaks for a young person was noted"),
    "person.guardian_ended": _("Someone no longer speaks for a young person"),
    "institution.added": _("An institution was added: %(name)s"),
    "institution.changed": _("An institution was changed: %(name)s"),
    "team.added": _("A team was added: %(name)s"),
    "people.drafted": _("A list of persons was read, nothing imported yet"),
    "people.dropped": _("A list of persons was dropped before import"),
    "people.imported": _("%(count)s persons were imported"),
    "people.viewed": _("A person’s file was read"),
    # platform
    "job.retried": _("A background task that had stopped was started again: %(name)s"),
    # policy
    "policy.imported": _("A policy document was imported as version %(number)s"),
    "policy.corrected": _("The reading of version %(number)s was corrected"),
    "policy.published": _("Version %(number)s was published, in force from %(in_force_on)s"),
    "policy.discarded": _("The draft of version %(number)s was thrown away"),
    "setting.added": _("Version %(number)s of the settings “%(kind)s” holds from %(valid_from)s"),
    # custody
    "custody.witnessed": _(
        "The checkpoint at %(size)s entries was sent to %(witnesses)s witnesses"
    ),
    # evidence
    "evidence.sealed": _("A piece was sealed (SHA-256 %(sha256)s)"),
    "evidence.viewed": _("A piece was opened: %(purpose)s"),
    "evidence.withdrawn": _("A piece was withdrawn before the report was sent"),
    "evidence.isolated": _("A piece was sealed and isolated"),
    "evidence.scanned": _("A piece was scanned for malware: %(outcome)s"),
    "evidence.held": _("Destruction of the pieces was put on hold: %(reason)s"),
    "evidence.released": _("The hold on destruction was lifted: %(reason)s"),
    "evidence.destroyed": _("%(items)s pieces were destroyed: %(reason)s"),
    "evidence.exported": _("The file was exported (folder’s digest %(root)s)"),
    "evidence.swept": _("%(count)s remains of interrupted acts were removed"),
    # reports
    "report.received": _("A report was received"),
    "report.received_by_phone": _("A report received by phone was written down"),
    "report.viewed": _("The report was read"),
    "report.urgency_checked": _("Urgency was checked by a person"),
    "report.withheld": _("The report was withheld from the persons it concerns: %(reason)s"),
    "report.adult_found": _("A trusted adult: %(what)s"),
    "report.refused": _("The report was found not admissible, other doors: %(doors)s"),
    "report.rerouted": _("The report was sent to %(body)s"),
    "report.taken_up_again": _("The report was taken up again: %(reason)s"),
    "report.case_opened": _("The report joined case %(case)s"),
    "report.stage_told": _("The reporter was told where the case stands"),
    "report.closed": _("The report was closed"),
    "report.grouped": _("The report was grouped with %(with)s"),
    "report.ungrouped": _("The report was taken out of its group"),
    "message.sent": _("A message was written to the reporter"),
    "message.received": _("The reporter wrote a message"),
    "identity.viewed": _("The reporter’s identity was read: %(reason)s"),
    "location.viewed": _("The place of a restricted image was read: %(reason)s"),
    "standin.named": _("The account stands in to receive reports"),
    "standin.ended": _("The account no longer stands in to receive reports"),
    "drafts.purged": _("%(count)s unfinished drafts were removed"),
    # notices
    "letter.written": _("A letter was written: %(what)s"),
    "letter.sent": _("A letter was sent: %(what)s"),
    "letter.handed_over": _("A letter was handed over: %(what)s (%(how)s)"),
    "letter.failed": _("A letter did not arrive: %(what)s (%(reason)s)"),
    "letter.retried": _("A letter was sent again: %(what)s"),
    "letter.viewed": _("A letter was read by staff: %(what)s"),
    "letter.opened": _("A letter was opened: %(what)s"),
    "address.noted": _("An address for letters was noted"),
    "address.checked": _("An address for letters was checked by a person"),
    "address.ended": _("An address for letters is no longer used: %(reason)s"),
    "link.made": _("A one-time link was made: %(purpose)s"),
    "link.opened": _("A one-time link was opened"),
    "link.closed": _("A one-time link was closed: %(reason)s"),
    # cases
    "case.opened": _("The case was opened"),
    "case.viewed": _("The file was read"),
    "case.alleged": _("Clause %(clause)s was invoked"),
    "case.party_added": _("Person %(letter)s was added (%(role)s)"),
    "case.names_viewed": _("The names were read: %(reason)s"),
    "case.exhibit_added": _("Piece P-%(number)s was added"),
    "case.exhibit_viewed": _("Piece P-%(number)s was opened"),
    "case.declare_admissible": _("The case was declared admissible"),
    "case.dismiss": _("The case was dismissed: %(ground)s"),
    "case.refer": _("The matter was handed to another body: %(door)s"),
    "case.reprisal_answered": _("The question on reprisal was answered: %(answer)s"),
    "case.parallel_set": _("Another body has a file open: %(door)s"),
    "case.parallel_cleared": _("A person confirmed that a notice does not interfere"),
    "case.seated": _("A seat was given"),
    "case.seat_refused": _("A seat was refused because of a tie"),
    "case.recused": _("A person with a tie stepped aside; their access is closed"),
    "case.no_tie_declared": _("A person declared no tie"),
    "case.handed_over": _("Another case manager was named"),
    "case.notify": _("The notice of allegations was sent; an answer is awaited by %(answer_by)s"),
    "case.extended": _("More time to answer was given, until %(until)s"),
    "case.shown_words": _("What the person reads of piece P-%(number)s was prepared"),
    "case.shown_copy": _("A prepared copy of piece P-%(number)s is shown to the person"),
    "case.shown_withheld": _("Piece P-%(number)s is withheld from the person, with a reason"),
    "case.clock_paused": _("The clock “%(clock)s” was stopped: %(reason)s"),
    "case.clock_resumed": _("The clock “%(clock)s” runs again, until %(until)s"),
    "case.receive_response": _("An answer was received"),
    "case.response_added": _("Person %(letter)s added to the answer"),
    "case.note_silence": _("The time to answer ended without an answer"),
    "case.call_hearing": _("A hearing was called (%(way)s)"),
    "case.hold_hearing": _("The hearing was held; its minutes are kept"),
    "case.hear_in_writing": _("The person was heard in writing"),
    "case.found": _("Clause %(clause)s, %(element)s: %(before)s → %(result)s"),
    "case.decide": _("A decision was signed: %(outcome)s"),
    "case.announce": _("The decision was sent"),
    "case.appeal": _("An appeal was received: %(ground)s"),
    "case.decide_appeal": _("The appeal was decided: %(result)s"),
    "case.close": _("The case was closed"),
    "case.exported": _("The case was exported"),
}


class _Erased(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(event: str, facts: Mapping[str, object]) -> str:
    """The event in words, in the reader's language; erased facts read « … »."""
    template = EVENTS.get(event)
    return gettext(template) % _Erased(facts) if template else event
