"""What pages say of a capture: where it stands, what the address gave, what lacks; never more."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.kernel.evidence.capture.capturing import Gap, Role
from francjeu.kernel.evidence.capture.page_state import PageState

STATES = {
    "asked": _("Waiting its turn"),
    "running": _("Under way"),
    "kept": pgettext_lazy("a capture", "Kept"),
    "partial": _("Kept in part"),
    "failed": _("Not made"),
}
KINDS = {"asked": "", "running": "pool", "kept": "ok", "partial": "soon", "failed": "late"}

VERDICTS = {
    PageState.MATCHED: _(
        "The words given were found on the page that the address returned at that moment."
    ),
    PageState.PICTURED: _(
        "The words given are not in the text of the page. Software read them, or words very near "
        "them, in a picture of it. Look at the screens before you rely on it."
    ),
    PageState.GONE_HTTP: _(
        "The address answered that there is nothing there. One answer does not prove a deletion."
    ),
    PageState.GONE_PAGE: _(
        "The page says that the content is not available. One answer does not prove a deletion."
    ),
    PageState.ACCOUNT_GONE: _(
        "The page says that the account is not available. It does not say why."
    ),
    PageState.RESTRICTED: _(
        "The page says that the content is not open to all. Someone who may see it can send a "
        "capture made on their side."
    ),
    PageState.LOGIN_WALL: _(
        "The address asked to sign in: the content was not seen. Someone who may see it can send "
        "a capture made on their side."
    ),
    PageState.BLOCKED: _(
        "The site refused our server or asked whether a person was there: the content was not "
        "seen. It says nothing of whether it is still online."
    ),
    PageState.UNREACHABLE: _(
        "No page came from this address. It says nothing of whether the content is still online."
    ),
    PageState.UNKNOWN: _(
        "Nothing shows that this page is the right one: the words given were not found on it. "
        "Look at the screens before you rely on it."
    ),
}

REASONS = {
    "missing": _("Chromium or a tool is missing on the server. Ask who runs it: `./fj tools`."),
    "switched off": _("Captures were switched off on this installation in the meantime."),
    "closed": _("This page is opened no more: a capture of it was put away."),
    "interrupted": _("The worker was stopped three times in the middle."),
    "abandoned": _("Nobody finished it: another one was asked for."),
    "store full": _("The server is out of room. What was sealed before stays."),
    "vault gone": _("The pieces of this file were destroyed in the meantime."),
    "timed out": _("It took too long and was stopped. What was sealed before stays."),
    "out of memory": _("It took too much memory and was stopped. What was sealed before stays."),
    "crashed": _("The tool stopped in the middle. What was sealed before stays."),
    "stopped": _("It was stopped from outside; nothing says why. What was sealed before stays."),
    "timeout": _("The site did not answer in time."),
    "certificate": _("The certificate of the site is not valid: nothing was opened."),
    "redirects": _("The address sends from page to page without end."),
    "no connection": _("The site could not be reached."),
    "file": _("The address gives a file, not a page: the file was kept."),
    "not a web address": _("It leads to something that is not a web page."),
    "credentials in the address": _("The address holds a name or a password."),
    "not a port of the web": _("It leads to a door that is not one of the public web."),
    "not a public address": _("It leads to a private network: nothing was opened there."),
    "no such name": _("No site has this name."),
    "not an address of the demonstration": _(
        "The demonstration captures its own sample post, and nothing else."
    ),
    "browser ended": _(
        "The browser stopped before it showed anything: it says nothing of the page."
    ),
    "no page": _("No page came."),
}

GAPS = {
    Gap.NEVER_IDLE: _("The page never stopped loading: it was captured as it was."),
    Gap.ENDLESS: _("The page goes on without end: it was followed for a number of screens."),
    Gap.OUT_OF_TIME: _("Time ran out before the end of the page."),
    Gap.TOO_LARGE: _("The page is too heavy: it was not loaded to its end."),
    Gap.IMAGES: _("Pictures did not load."),
    Gap.COLOSSAL: _(
        "A picture is so large that it was not drawn, its place is empty: its file is in the web "
        "archive."
    ),
    Gap.FRAMES: _("A page shown inside this one could not be read: its words are not kept."),
    Gap.NOT_READ: _("Software did not read the words in all the pictures of the screens."),
    Gap.BODIES: _("Some answers of the site could not be kept."),
    Gap.FAILED_REQUESTS: _("Some requests of the page failed."),
    Gap.FORBIDDEN: _("The page asked for a private address: it was refused."),
    Gap.MEDIA_CUT: _("A film or a sound is kept in part only."),
    Gap.MEDIA_FAILED: _("A film or a sound could not be fetched."),
    Gap.MEDIA_STREAMED: _("A film comes in pieces: only what the screens show is kept."),
    Gap.CUT_PICTURE: _("The tall picture stops before the end; the screens go on."),
    Gap.NOT_MADE: _("One of the forms of the page could not be made."),
    Gap.NO_DATE: _("The site gave no date: its clock was not compared with ours."),
    Gap.OTHER_CLOCK: _("The clock of the site and ours do not agree."),
    Gap.BROKE_OFF: _("The browser stopped before the end."),
    Gap.INTERRUPTED: _("The capture was interrupted, then begun again. Both tries are kept."),
    Gap.STORE_FULL: _("The server ran out of room."),
}

DETAILS = {
    "did not load": _("it did not load"),
    "no answer": _("it does not answer"),
    "no words": _("it holds no text"),
    "memory": _("it took too much memory"),
    "out of memory": _("it took too much memory"),
    "timed out": _("out of time"),
    "crashed": _("the tool stopped in the middle"),
    "stopped": _("something ended it"),
    "browser ended": _("something ended it"),
    "page crashed": _("the process of the page stopped"),
    "missing": _("the tool is missing on the server"),
    "not a public address": _("private network"),
    "not a port of the web": _("not a door of the public web"),
    "no such name": _("no site has this name"),
    "too large": _("too large"),
    "out of time": _("out of time"),
}
"""The last word of what a gap tells, after its address."""

ROLES = {
    Role.RESPONSE: _("Raw answer of the site"),
    Role.VIEW: _("First screen"),
    Role.STEPS: _("All screens, one after the other"),
    Role.TEXT: _("Words of the page"),
    Role.FULL: _("Whole page as one picture"),
    Role.PDF: _("Page as it prints"),
    Role.MHTML: _("Page as one file (MHTML)"),
    Role.DOM: _("Page as the browser built it"),
    Role.ARCHIVE: _("Web archive (WACZ)"),
    Role.MEDIA: _("Film or sound"),
    Role.RECORD: _("Record of the capture"),
}
