"""Words of `fj policy`, in both languages: no message catalogue is loaded there."""

from francjeu.connectors.documents.fault import Fault
from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.differences import Change

Words = dict[str, str]

FAULTS: dict[Fault, Words] = {
    Fault.MISSING: {
        "fr": "ce fichier n’existe pas ou ne peut pas être ouvert.",
        "en": "this file does not exist or cannot be opened.",
    },
    Fault.EMPTY: {"fr": "le fichier est vide.", "en": "the file is empty."},
    Fault.TOO_LARGE: {
        "fr": "le fichier fait {size} Mo; la limite est de {limit} Mo. "
        "Enregistrez-le sans images, ou collez le texte dans un fichier .txt.",
        "en": "the file is {size} MB; the limit is {limit} MB. "
        "Save it without pictures, or paste the text in a .txt file.",
    },
    Fault.TOO_LONG: {
        "fr": "ce document est trop long pour être une politique ({size}; limite : {limit}).",
        "en": "this document is too long to be a policy ({size}; limit: {limit}).",
    },
    Fault.OTHER_FORMAT: {
        "fr": "ce format n’est pas lu. Enregistrez le document en .docx, .pdf, .html ou .txt.",
        "en": "this format is not read. Save the document as .docx, .pdf, .html or .txt.",
    },
    Fault.NOT_TEXT: {
        "fr": "ce fichier ne contient pas de texte lisible.",
        "en": "this file holds no readable text.",
    },
    Fault.LOCKED: {
        "fr": "ce document est protégé par un mot de passe. "
        "Enregistrez-en une copie sans protection.",
        "en": "this document is locked by a password. Save a copy without it.",
    },
    Fault.NO_TEXT: {
        "fr": "aucun texte trouvé : le document est sans doute numérisé. "
        "Demandez l’original, ou faites-en la reconnaissance de texte.",
        "en": "no text found: the document is probably a scan. "
        "Ask for the original, or have its text recognised.",
    },
    Fault.DAMAGED: {
        "fr": "ce document est abîmé et ne peut pas être lu.",
        "en": "this document is damaged and cannot be read.",
    },
    Fault.SWOLLEN: {
        "fr": "une fois décompressé, ce document ferait {size} Mo : il n’a pas été ouvert.",
        "en": "decompressed, this document would take {size} MB: it was not opened.",
    },
}

KINDS: dict[Kind, Words] = {
    Kind.PURPOSE: {"fr": "raison d’être", "en": "purpose"},
    Kind.OBJECTIVE: {"fr": "objectif", "en": "objective"},
    Kind.VALUE: {"fr": "valeur", "en": "value"},
    Kind.DEFINITION: {"fr": "définition", "en": "definition"},
    Kind.APPLICATION: {"fr": "application", "en": "application"},
    Kind.PROHIBITION: {"fr": "interdiction", "en": "prohibition"},
    Kind.DUTY: {"fr": "devoir", "en": "duty"},
    Kind.RIGHT: {"fr": "droit", "en": "right"},
    Kind.SANCTION: {"fr": "sanction", "en": "sanction"},
    Kind.PROCEDURE: {"fr": "procédure", "en": "procedure"},
    Kind.IDENTITY: {"fr": "identité", "en": "identity"},
    Kind.RESPONSIBILITY: {"fr": "responsabilité", "en": "responsibility"},
}

CHANGES: dict[Change, Words] = {
    Change.SAME: {"fr": "Inchangé", "en": "Same"},
    Change.REWORDED: {"fr": "Reformulé", "en": "Reworded"},
    Change.RECLASSED: {"fr": "Reclassé", "en": "Reclassed"},
    Change.RENUMBERED: {"fr": "Renuméroté", "en": "Renumbered"},
    Change.ADDED: {"fr": "Ajouté", "en": "Added"},
    Change.REMOVED: {"fr": "Retiré", "en": "Removed"},
}

FEATURES: dict[str, Words] = {
    "definitions": {"fr": "définitions", "en": "definitions"},
    "binds_parents": {"fr": "parents assujettis", "en": "parents bound"},
    "binds_spectators": {"fr": "spectateurs assujettis", "en": "spectators bound"},
    "comment": {"fr": "commentaires", "en": "comments"},
    "image": {"fr": "images", "en": "images"},
    "altered_image": {"fr": "images modifiées", "en": "altered images"},
    "devoted_page": {"fr": "pages consacrées au dénigrement", "en": "pages devoted to disparaging"},
    "cyberbullying": {"fr": "cyberintimidation", "en": "cyberbullying"},
    "power_imbalance": {"fr": "déséquilibre de pouvoir", "en": "power imbalance"},
    "confidential_info": {"fr": "renseignements confidentiels", "en": "confidential information"},
    "criticism_of_officials": {"fr": "critique des officiels", "en": "criticism of officials"},
    "harmful_promotion": {
        "fr": "promotion de conduites nuisibles",
        "en": "promotion of harmful conduct",
    },
    "private_in_scope": {"fr": "échanges privés visés", "en": "private exchanges covered"},
    "text_or_email_in_scope": {"fr": "textos ou courriels visés", "en": "texts or e-mails covered"},
    "opt_out": {"fr": "droit de faire cesser ou retirer", "en": "right to have it stopped"},
    "deletion_clause": {"fr": "suppression sans excuse", "en": "deletion is no excuse"},
    "disclaimer_clause": {"fr": "opinions personnelles à préciser", "en": "own views to be stated"},
    "minor_major_split": {"fr": "infraction mineure ou majeure", "en": "minor or major infraction"},
    "case_manager": {"fr": "gestionnaire de cas", "en": "case manager"},
    "fixed_minimum": {"fr": "sanction minimale fixe", "en": "fixed minimum sanction"},
    "no_appeal": {"fr": "sans appel", "en": "no appeal"},
    "preserve_evidence_duty": {
        "fr": "devoir de conserver la preuve",
        "en": "duty to preserve evidence",
    },
}
