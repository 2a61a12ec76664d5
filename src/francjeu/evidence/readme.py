# ruff: noqa: E501 - a command is printed on one line, to be copied whole
"""The read-me of an exported folder, French and English: raw commands, and what they prove."""

from collections.abc import Iterable

from francjeu.kernel.evidence.origin.provenance import Language, Level, level_sentence
from francjeu.kernel.evidence.package import bag

_FR = """\
DOSSIER {ref}
{title}
Exporté le {at} par {organisation}.

CE QUE CONTIENT CE DOSSIER

  data/pieces/         les pièces, telles que reçues, sans aucune modification;
                       « P-3-copie-1 » est une copie de P-3 faite ici
  data/dossier.json    la liste des pièces : titre, sorte, taille, empreinte,
                       date de réception, provenance
  data/journal.jsonl   le journal : qui a fait quoi, et quand
  data/pieces.jsonl    ce que les journaux disent de chaque pièce
  data/checkpoint.txt  l’état du registre de garde, signé; data/proofs.json et
  data/checkpoints/    prouvent que chaque ligne du journal y est, et depuis quand
  data/documents/      les lettres et la décision, s’il y en a
  data/rapport.pdf     ce que l’on sait de chaque pièce, et chaque vérification
                       expliquée avec des mots de tous les jours
  data/report.pdf      le même rapport, en anglais

VÉRIFIER VOUS-MÊME, SANS NOTRE LOGICIEL

Ouvrez un terminal dans ce dossier, puis tapez une ligne à la fois.

Linux :
  sha256sum -c tagmanifest-sha256.txt
  sha256sum -c manifest-sha256.txt
  find data -type f | LC_ALL=C sort > /tmp/presents
  cut -c67- manifest-sha256.txt | LC_ALL=C sort > /tmp/attendus
  diff /tmp/presents /tmp/attendus

macOS : la même chose, avec « shasum -a 256 -c » au lieu de « sha256sum -c ».

Windows (PowerShell) :
  Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | ForEach-Object {{
    $h, $f = $_ -split '  ', 2
    if ((Get-FileHash -Algorithm SHA256 $f).Hash -ne $h) {{ "MODIFIE: $f" }} }}

Chaque ligne doit dire « OK » (ou ne rien dire sous Windows), et « diff » ne
doit rien afficher : aucune pièce modifiée, manquante ou ajoutée.

Pour savoir si le dossier entier est bien celui qui a été exporté, comparez
l’empreinte de tagmanifest-sha256.txt avec celle notée au journal lors de
l’export, ou imprimée dans la lettre qui accompagnait le dossier :
  sha256sum tagmanifest-sha256.txt

Pour savoir qui l’a exporté :
  ssh-keygen -Y verify -f preuve/signataires -I {identity} -n {purpose} -s preuve/tagmanifest.sig < tagmanifest-sha256.txt
  cut -d ' ' -f 3- preuve/signataires > /tmp/cle.pub
  ssh-keygen -l -f /tmp/cle.pub

La clé « SHA256:… » doit être celle que l’organisation publie, ou vous a donnée
autrement que par ce dossier : qui refait un dossier peut aussi refaire sa clé.

Tout cela d’un coup : « sh verifier.sh » (Linux, macOS) ou, sous Windows,
« powershell -ExecutionPolicy Bypass -File verifier.ps1 ».

CE QUE CELA PROUVE, ET CE QUE CELA NE PROUVE PAS

Les pièces n’ont pas changé depuis leur réception. Cela ne prouve pas qui a
écrit ou publié leur contenu. Voici ce qui est connu de leur provenance :

{levels}

N’ouvrez pas une pièce marquée « archive », « active » ou « polyglot » dans
data/dossier.json sans précaution : elle est gardée telle quelle.

Ces pièces peuvent concerner des personnes mineures. Ne les publiez pas et ne
les transmettez qu’aux personnes qui ont le droit de les voir.
"""

_EN = """\
FILE {ref}
{title}
Exported on {at} by {organisation}.

WHAT THIS FOLDER HOLDS

  data/pieces/         the pieces, as received, without any change;
                       "P-3-copie-1" is a copy of P-3 made here
  data/dossier.json    the list of pieces: title, kind, size, digest,
                       date received, provenance
  data/journal.jsonl   the journal: who did what, and when
  data/pieces.jsonl    what the journals tell of each piece
  data/checkpoint.txt  the custody log as it stood, signed; data/proofs.json and
  data/checkpoints/    prove that each line of the journal is in it, and since when
  data/documents/      the letters and the decision, if any
  data/report.pdf      what is known of each piece, and each check explained
                       in everyday words
  data/rapport.pdf     the same report, in French

CHECK IT YOURSELF, WITHOUT OUR SOFTWARE

Open a terminal in this folder, then type one line at a time.

Linux:
  sha256sum -c tagmanifest-sha256.txt
  sha256sum -c manifest-sha256.txt
  find data -type f | LC_ALL=C sort > /tmp/present
  cut -c67- manifest-sha256.txt | LC_ALL=C sort > /tmp/expected
  diff /tmp/present /tmp/expected

macOS: the same, with "shasum -a 256 -c" instead of "sha256sum -c".

Windows (PowerShell):
  Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | ForEach-Object {{
    $h, $f = $_ -split '  ', 2
    if ((Get-FileHash -Algorithm SHA256 $f).Hash -ne $h) {{ "ALTERED: $f" }} }}

Each line must say "OK" (or nothing on Windows), and "diff" must print nothing:
no piece altered, missing or added.

To know whether the whole folder is the one that was exported, compare the
digest of tagmanifest-sha256.txt with the one written in the journal at export,
or printed in the letter that came with the folder:
  sha256sum tagmanifest-sha256.txt

To know who exported it:
  ssh-keygen -Y verify -f preuve/signataires -I {identity} -n {purpose} -s preuve/tagmanifest.sig < tagmanifest-sha256.txt
  cut -d ' ' -f 3- preuve/signataires > /tmp/key.pub
  ssh-keygen -l -f /tmp/key.pub

The key "SHA256:…" must be the one the organisation publishes, or gave you some
other way than in this folder: whoever remakes a folder can remake its key too.

To know since when it exists, if an authority stamped it (else these files are
not there):
  openssl ts -verify -data tagmanifest-sha256.txt -in preuve/tagmanifest-1.tsr -CAfile preuve/ca-1.pem -attime $(cat preuve/tagmanifest-1.at)

The seal of the report: "pdfsig data/report.pdf" or a reader of PDF.

All of this at once: "sh verifier.sh" (Linux, macOS) or, on Windows,
"powershell -ExecutionPolicy Bypass -File verifier.ps1". The last line is the
verdict. A tool that your computer lacks is named, and is no failure. The script
for Windows was not run by those who wrote it: if in doubt, type the commands
one by one.

WHAT THIS PROVES, AND WHAT IT DOES NOT

The pieces have not changed since they were received. This does not prove who
wrote or published what they show. This is what is known of where they come from:

{levels}

Do not open a piece marked "archive", "active" or "polyglot" in data/dossier.json
without precaution: it is kept as it is.

These pieces may concern minors. Do not publish them, and pass them on only to
those who have the right to see them.
"""


def readme(
    *,
    language: Language,
    ref: str,
    title: str,
    organisation: str,
    at: str,
    levels: Iterable[Level],
) -> bytes:
    """The read-me of a folder whose pieces have these provenance levels, as UTF-8."""
    template = _FR if language == "fr" else _EN
    colon = "\u00a0:" if language == "fr" else ":"
    lines = [
        f"  {level.value}{colon} {level_sentence(level, language=language)}"
        for level in sorted(set(levels))
    ]
    text = template.format(
        ref=ref,
        title=title,
        organisation=organisation,
        at=at,
        levels="\n".join(lines) or "  —",
        identity=bag.IDENTITY,
        purpose=bag.PURPOSE,
    )
    return text.encode("utf-8")
