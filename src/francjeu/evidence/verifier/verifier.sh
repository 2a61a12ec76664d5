#!/bin/sh
# Vérifie ce dossier avec des outils ordinaires (Linux, macOS).      sh verifier.sh
# Checks this folder with ordinary tools (Linux, macOS).
#
# Chaque commande est affichée telle que vous pouvez la taper vous-même.
# Each command is printed as you can type it yourself.
#
# Une commande à la fois ; tout échec est compté ; un seul verdict, à la fin.
# Un outil absent est dit et n'est pas un échec. / A tool that is absent is told, not failed.
# 0 : conforme / intact    1 : non conforme / not intact
# 3 : conforme, mais signature ou horodatage non vérifiés / intact, signature or time not checked

cd "$(dirname "$0")" || exit 2
LC_ALL=C
export LC_ALL
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0
partly=0

fail() {
    failed=$((failed + 1))
    printf '@FAILED@ (%s)%s\n' "$1" "${2:+ : $2}"
}

# check COMMAND [FILE THAT IT IS ABOUT]
check() {
    printf '\n$ %s\n' "$1"
    sh -c "$1"
    code=$?
    if [ "$code" -ne 0 ]; then
        fail "$code" "$2"
    fi
}

# has TOOL FILE : or says that it is absent
has() {
    if command -v "$1" > /dev/null 2>&1; then
        return 0
    fi
    printf '\n@UNCHECKED@ : %s (outil absent / no such tool: %s)\n' "$2" "$1"
    return 1
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
check "test -s preuve/tagmanifest.sig" preuve/tagmanifest.sig
check "test -s preuve/signataires" preuve/signataires

if has ssh-keygen preuve/tagmanifest.sig; then
    check "@SIGNED@" "preuve/tagmanifest.sig, preuve/signataires, tagmanifest-sha256.txt"
    check "cut -d ' ' -f 3- preuve/signataires > $work/cle.pub"
    check "ssh-keygen -l -f $work/cle.pub" preuve/signataires
else
    partly=$((partly + 1))
fi

# stamp NUMBER : the answer of a time-stamp authority, its question, its moment
stamp() {
    at=$(cat "preuve/tagmanifest-$1.at")
    case $at in
        '' | *[!0-9]*)
            fail 1 "preuve/tagmanifest-$1.at"
            return
            ;;
    esac
    here="s#-N#-$1#g; s#AT#$at#"
    if ! openssl ts -help 2>&1 | grep -q attime; then
        # LibreSSL (macOS) ; si le certificat a expiré depuis : / if it expired since:
        # brew install openssl
        here="$here; s# -attime $at##; s# -check_ss_sig##"
    fi
    check "$(printf '%s' '@STAMPED@' | sed "$here")" "preuve/tagmanifest-$1.tsr, preuve/ca-$1.pem"
    check "$(printf '%s' '@ASKED@' | sed "$here")" "preuve/tagmanifest-$1.tsq"
    said=$(printf '%s' '@SAID@' | sed "$here")
    check "$said > $work/reponse"
    check "grep 'Time stamp' $work/reponse"
    grep 'Time stamp' "$work/reponse" | sed 's#[.][0-9]* # #' > "$work/heure"
    if date -u -d "@$at" > /dev/null 2>&1; then
        date='date -u -d @'
    else
        date='date -u -r '
    fi
    check "$date$at '+Time stamp: %b %e %T %Y GMT' > $work/moment"
    check "diff $work/heure $work/moment" "preuve/tagmanifest-$1.at"
    check "$sum preuve/ca-$1.pem"
}

for number in 1 2; do
    found=$(find preuve -name "tagmanifest-$number.t*" -o -name "tagmanifest-$number.at" -o -name "ca-$number.pem" | wc -l)
    if [ "$found" -gt 0 ]; then
        check "test $((found)) -eq 4" "preuve/*-$number.*"
        if has openssl "preuve/tagmanifest-$number.tsr"; then
            stamp "$number"
        else
            partly=$((partly + 1))
        fi
    fi
done

for report in @REPORTS@; do
    [ -e "$report" ] || continue
    if has pdfsig "$report"; then
        typed=$(printf '%s' '@SEALED@' | sed "s#REPORT#$report#")
        printf '\n$ %s\n' "$typed"
        $typed > "$work/cachet" 2>&1
        code=$?
        cat "$work/cachet"
        if grep -q 'does not contain any signatures' "$work/cachet"; then
            printf '@UNCHECKED@ : %s (sans cachet / not sealed)\n' "$report"
        elif ! grep -q 'Signature Validation: Signature is Valid[.]' "$work/cachet"; then
            fail "$code" "$report"
        elif grep 'Signature Validation:' "$work/cachet" | grep -q -v 'Signature is Valid[.]'; then
            fail "$code" "$report"
        elif ! grep -q 'Total document signed' "$work/cachet"; then
            fail "$code" "$report"
        fi
    fi
done
check "$sum tagmanifest-sha256.txt"

printf '\nComparez la clé SHA256:… et la dernière empreinte avec celles publiées ailleurs.\n'
printf 'Compare the key SHA256:… and the last digest with those published elsewhere.\n\n'
if [ "$failed" -ne 0 ]; then
    printf '@NOT_INTACT@ (%s)\n' "$failed"
    exit 1
fi
if [ "$partly" -ne 0 ]; then
    printf '@PARTLY@ (%s)\n' "$partly"
    exit 3
fi
printf '@INTACT@\n'
exit 0
