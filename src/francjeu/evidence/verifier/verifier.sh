#!/bin/sh
# Vérifie ce dossier avec des outils ordinaires (Linux, macOS).      sh verifier.sh
# Checks this folder with ordinary tools (Linux, macOS).
#
# Chaque commande est affichée telle que vous pouvez la taper vous-même.
# Each command is printed as you can type it yourself.
#
# Une commande à la fois ; tout échec est compté ; un seul verdict, à la fin.

cd "$(dirname "$0")" || exit 2
LC_ALL=C
export LC_ALL
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

check() {
    printf '\n$ %s\n' "$1"
    sh -c "$1"
    code=$?
    if [ "$code" -ne 0 ]; then
        failed=$((failed + 1))
        printf '>>> ECHEC / FAILED (%s)\n' "$code"
    fi
}

if command -v sha256sum > /dev/null 2>&1; then
    sum='sha256sum'
else
    sum='shasum -a 256'
fi

check "$sum -c tagmanifest-sha256.txt"
check "$sum -c manifest-sha256.txt"
check "find . ! -type d ! -path './preuve/*' | sed 's#^[.]/##' | sort > $work/presents"
check "cut -c67- manifest-sha256.txt tagmanifest-sha256.txt > $work/listes"
check "echo tagmanifest-sha256.txt >> $work/listes"
check "sort $work/listes > $work/attendus"
check "diff $work/attendus $work/presents"
check "find . -type l > $work/liens"
check "test ! -s $work/liens"
check "find preuve ! -type d > $work/preuves"
check "! grep -v -x -E '@PROOFS@' $work/preuves"
check "ssh-keygen -Y verify -f preuve/signataires -I @IDENTITY@ -n @PURPOSE@ -s preuve/tagmanifest.sig < tagmanifest-sha256.txt"
check "cut -d ' ' -f 3- preuve/signataires > $work/cle.pub"
check "ssh-keygen -l -f $work/cle.pub"
for number in 1 2; do
    if [ -e "preuve/tagmanifest-$number.tsr" ]; then
        check "openssl ts -verify -data tagmanifest-sha256.txt -in preuve/tagmanifest-$number.tsr -CAfile preuve/ca-$number.pem -attime \$(cat preuve/tagmanifest-$number.at)"
        check "openssl ts -reply -in preuve/tagmanifest-$number.tsr -text | grep 'Time stamp'"
    fi
done
check "$sum tagmanifest-sha256.txt"

printf '\nComparez la clé SHA256:… et la dernière empreinte avec celles publiées ailleurs.\n'
printf 'Compare the key SHA256:… and the last digest with those published elsewhere.\n\n'
if [ "$failed" -eq 0 ]; then
    printf 'VERDICT : CONFORME / INTACT\n'
    exit 0
fi
printf 'VERDICT : NON CONFORME / NOT INTACT (%s)\n' "$failed"
exit 1
