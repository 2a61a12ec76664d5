"""Each check told in plain words: what to type, what must appear, what it proves."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from francjeu.evidence.report.blocks import REPORTS, Block, Told
from francjeu.kernel.evidence.package import bag


def blocks(told: Told) -> Iterator[Block]:
    """From the simplest to the most demanding; each stands alone."""
    yield Block("text", _(
        "None of these checks asks you to trust us, and only one uses our software. Type one line "
        "at a time in a terminal opened in this folder (Linux, macOS; README.txt tells how on "
        "Windows)."
    ))  # fmt: skip
    yield from _unchanged()
    yield from _complete()
    yield from _from_whom(told)
    yield from _since_when(told)
    yield from _log(told)
    yield from _document(told)


def _unchanged() -> Iterator[Block]:
    yield Block("heading", _("Has a piece been changed?"))
    yield Block("text", _(
        "A digest is like a fingerprint of a file: change one comma, and it is another. The list "
        "of digests was made when the folder was exported. Your computer makes each one again and "
        "compares. Every line must say “OK”."
    ))  # fmt: skip
    yield _typed("sha256sum -c tagmanifest-sha256.txt", "sha256sum -c manifest-sha256.txt")


def _complete() -> Iterator[Block]:
    yield Block("heading", _("Has a piece been added or taken away?"))
    yield Block("text", _(
        "What is in the folder is compared with the list. The last line must print nothing."
    ))  # fmt: skip
    yield _typed(
        "find data -type f | LC_ALL=C sort > /tmp/a",
        "cut -c67- manifest-sha256.txt | LC_ALL=C sort > /tmp/b",
        "diff /tmp/a /tmp/b",
    )


def _from_whom(told: Told) -> Iterator[Block]:
    yield Block("heading", _("Does this folder come from the organisation?"))
    yield Block("text", _(
        "The organisation signed the list of digests with a key that only it holds. The answer "
        "must be “Good signature”, and the key the one published on its policy page, given here "
        "too for comparison: a key that is told only by the folder it signs proves nothing."
    ))  # fmt: skip
    yield Block("digest", told.signing_key)
    yield _typed(
        f"ssh-keygen -Y verify -f {bag.SIGNERS} -I {bag.IDENTITY} -n {bag.PURPOSE} "
        f"-s {bag.SIGNATURE} < {bag.TAG_MANIFEST}"
    )


def _since_when(told: Told) -> Iterator[Block]:
    yield Block("heading", _("Since when does it exist?"))
    if not told.authorities:
        yield Block("text", _(
            "No outside authority is named here: the times of this report come from the "
            "organisation’s own clock, and nobody outside vouches for them."
        ))  # fmt: skip
        return
    yield Block("text", _(
        "An outside authority put the time on the list of digests, without seeing any piece: "
        "%(hosts)s. The answer must be “Verification: OK”. If the authority did not answer on the "
        "day of the export, the file is not there, and nobody hides it."
    ) % {"hosts": ", ".join(told.authorities)})  # fmt: skip
    paths = bag.STAMPS[0]
    yield _typed(
        f"openssl ts -verify -data {bag.TAG_MANIFEST} -in {paths.answer} "
        f"-CAfile {paths.authority} -attime $(cat {paths.moment})"
    )


def _log(told: Told) -> Iterator[Block]:
    yield Block("heading", _("Was the journal rewritten?"))
    yield Block("text", _(
        "Every act on a piece is a line of a journal: received, opened, exported. Each line is "
        "tied to all the others, %(n)s in all on the day of this export: changing one changes the "
        "whole. The folder holds the proof that each of its lines is there. The "
        "command below comes with the software; any tool that reads C2SP checkpoints can do it."
    ) % {"n": told.log_size})  # fmt: skip
    yield _typed("fj verify .")


def _document(told: Told) -> Iterator[Block]:
    yield Block("heading", _("And this report?"))
    if not told.certificate:
        yield Block("text", _(
            "It is not sealed: what seals documents is not installed here. The list of digests "
            "covers it, like every file of the folder."
        ))  # fmt: skip
        return
    yield Block("text", _(
        "It carries an electronic seal: a PDF reader says at once if a letter of it was changed. "
        "The reader also says that it does not know who sealed it; compare the SHA-256 "
        "fingerprint of the certificate with the one on the policy page:"
    ))  # fmt: skip
    yield Block("digest", told.certificate)
    path = REPORTS[told.language]
    seal = f"{path.removeprefix('data/')}.sig0"
    yield _typed(
        f"pdfsig {path}",
        f"pdfsig -dump {path}",
        f"openssl pkcs7 -inform DER -in {seal} -print_certs > /tmp/c.pem",
        "openssl x509 -in /tmp/c.pem -noout -fingerprint -sha256",
    )


def _typed(*lines: str) -> Block:
    return Block("typed", "\n".join(lines))
