"""What pages say of a piece: kinds, remarks, obstacles, scans and refusals, in words."""

from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.copies.copying import Kind, Trouble
from francjeu.kernel.evidence.origin import corroboration
from francjeu.kernel.evidence.pieces.keeping import Obstacle, Scan
from francjeu.kernel.evidence.pieces.kinds import Remark, Showing

REMARKS = {
    Remark.OTHER_NAME: _("The file’s name announces another kind of file than its content."),
    Remark.ACTIVE: _("This file could run in a browser: only its text is shown."),
    Remark.ARCHIVE: _("Archive: it is kept as it is and never unpacked here."),
    Remark.BOMB: _("This archive would become huge once unpacked. Do not open it."),
    Remark.POLYGLOT: _("This file is of two kinds at once. Do not open it without precaution."),
    Remark.UNKNOWN: _("The kind of this file could not be told."),
}

OBSTACLES = {
    Obstacle.ISOLATED: _("This piece is sealed and isolated: nobody may open it."),
    Obstacle.GONE: _("This piece was destroyed."),
    Obstacle.INFECTED: _("This piece holds malware: it is kept sealed and is not opened."),
    Obstacle.BEING_SCANNED: _("This piece is being scanned. It can be opened in a moment."),
    Obstacle.HELD: _("A legal hold forbids destroying this file."),
}

SCANS = {
    Scan.NOT_SCANNED: _("Not scanned for malware"),
    Scan.WAITING: _("Being scanned for malware"),
    Scan.CLEAN: _("No known malware"),
    Scan.INFECTED: _("Malware found"),
}

METHODS = {
    "upload": _("sent with the report"),
    "staff": _("added by a member of staff"),
    "response": _("sent by the person concerned"),
    "message": _("sent with a message"),
    "capture": _("captured by our server"),
    "dkim-key": _("the key of a domain, asked for when its e-mail was checked"),
    "attached": _("taken as it is out of an e-mail it was attached to"),
    "instrumented": _("captured by a member of staff with a tool"),
    "prepared": _("a copy prepared for the person concerned"),
    "redaction": _("a masked copy made here"),
    "conversion": _("a conversion made here"),
    "transcript": _("a transcript made here"),
    "check": _("a check of an address, made by the server"),
}

SHOWINGS = {
    Showing.IMAGE: _("Image"),
    Showing.PLAYER: _("Recording"),
    Showing.TEXT: _("Text"),
    Showing.DOWNLOAD: _("File"),
}

AGREEMENTS = {
    corroboration.Kind.REPORTER: _("Another person reported the same content, with a file."),
    corroboration.Kind.NETWORK: _("Another capture, made from another network, shows the same."),
    corroboration.Kind.ADMISSION: _("The author has said that the content is theirs."),
    corroboration.Kind.EMBED: _("The platform’s own answer to an embed request gives the same."),
}

TOO_LARGE = _("“%(name)s” is over %(limit)s MB. Send a shorter version, or describe it in words.")
EMPTY = _("“%(name)s” is empty. Choose the file again, or describe it in words.")
STORE_FULL = _(
    "“%(name)s” could not be kept: the server is out of room. Nothing you wrote is lost. "
    "Try again later, or send your report without the file."
)
STORE_REFUSED = _(
    "“%(name)s” could not be kept: the store does not answer. Nothing you wrote is lost. "
    "Try again later, or send your report without the file."
)

TROUBLES = {
    Trouble.TOO_LARGE: _(
        "This picture is over 64 million dots, or this film over 4096 by 4096: no copy of it can "
        "be made here. The original stays sealed; ask for a smaller capture."
    ),
    Trouble.TOO_HEAVY: _(
        "The recording is over 1 GB, or its copy over 512 MB: no copy of it can be made here. The "
        "original stays sealed; ask for the passage that matters, or tell it in words."
    ),
    Trouble.TOO_LONG: _(
        "It is longer than what can be copied here (two hours, 300 sheets). The original stays "
        "sealed; ask for the passage that matters, or tell it in words."
    ),
    Trouble.EMPTY: _("There is nothing to see or to hear in it."),
    Trouble.BEYOND_THE_END: _("This moment is after the end of the recording."),
    Trouble.NO_SOUND: _("This recording has no sound."),
    Trouble.NO_ROOM: _("The server is out of room: nothing was made. Try again later."),
    Trouble.DAMAGED: _("This file is damaged: no tool here can read it. It stays sealed as it is."),
    Trouble.ENCRYPTED: _("This file asks for a password. Ask who sent it for an open copy."),
    Trouble.NO_SUCH_SHEET: _("The file has no sheet with this number."),
    Trouble.NOT_SHOWABLE: _("Files of this kind have no working copy."),
    Trouble.UNREADABLE: _("The piece cannot be read from the store. Tell who runs the server."),
    Trouble.TIMED_OUT: _("The tool took too long and was stopped. Nothing was kept."),
    Trouble.OUT_OF_MEMORY: _("The tool needed too much memory and was stopped. Nothing was kept."),
    Trouble.MISSING: _("The tool for this kind of file is not installed (fj tools)."),
    Trouble.CRASHED: _("The tool stopped by itself on this file. It stays sealed as it is."),
    Trouble.STOPPED: _(
        "The tool was stopped from outside; nothing says why. Nothing was kept. Try again."
    ),
}

GAPS = {
    "deleted": _("A message was deleted, says the export."),
    "media left out": _("A picture, a recording or a file was left out of the export."),
    "goes back in time": _("This message is dated before the one above it."),
    "not understood": _("Lines of the export were not understood: the sealed piece holds them."),
    "cut": _("The transcript stops here: the sealed piece holds the rest."),
    "file missing": _("A part of the export is missing or was not read."),
}

COPIES = {
    Kind.REDACTION: _("masked copy"),
    Kind.CONVERSION: _("conversion"),
    Kind.PREPARED: _("copy prepared apart"),
    Kind.TRANSCRIPT: _("transcript"),
    Kind.ATTACHED: _("attached message"),
}
