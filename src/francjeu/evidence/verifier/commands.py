"""What both scripts type and say: one table, so that Windows is told what Linux and macOS are."""

from francjeu.evidence.report import blocks
from francjeu.kernel.evidence.package import bag

SIGNED = (
    f"ssh-keygen -Y verify -f {bag.SIGNERS} -I {bag.IDENTITY} -n {bag.PURPOSE} "
    f"-s {bag.SIGNATURE} < {bag.TAG_MANIFEST}"
)
SEALED = "pdfsig REPORT"
REPORTS = " ".join(blocks.REPORTS.values())
"""`REPORT` is each of these; `N` is 1 or 2, `AT` what `preuve/tagmanifest-N.at` holds: both scripts
put them in.
"""
STAMPED = (
    f"openssl ts -verify -data {bag.TAG_MANIFEST} -in preuve/tagmanifest-N.tsr "
    "-CAfile preuve/ca-N.pem -attime AT -check_ss_sig"
)
ASKED = (
    "openssl ts -verify -queryfile preuve/tagmanifest-N.tsq -in preuve/tagmanifest-N.tsr "
    "-CAfile preuve/ca-N.pem -attime AT"
)
SAID = "openssl ts -reply -in preuve/tagmanifest-N.tsr -text"

FAILED = ">>> ECHEC / FAILED"
UNCHECKED = ">>> NON VERIFIE / NOT CHECKED"
INTACT = "VERDICT : CONFORME / INTACT"
NOT_INTACT = "VERDICT : NON CONFORME / NOT INTACT"
PARTLY = "VERDICT : CONFORME, MAIS VERIFICATION INCOMPLETE / INTACT, BUT NOT ALL WAS CHECKED"

_PROOFS = "preuve/(signataires|tagmanifest[.]sig|tagmanifest-[12][.](tsq|tsr|at)|ca-[12][.]pem)"
MARKS = {
    "PROOFS": _PROOFS,
    "SIGNED": SIGNED, "SEALED": SEALED, "REPORTS": REPORTS,
    "STAMPED": STAMPED, "ASKED": ASKED, "SAID": SAID,
    "FAILED": FAILED, "UNCHECKED": UNCHECKED,
    "INTACT": INTACT, "NOT_INTACT": NOT_INTACT, "PARTLY": PARTLY,
}  # fmt: skip
"""What each `@MARK@` of a script stands for."""
