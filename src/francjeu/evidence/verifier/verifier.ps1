# Verifie ce dossier avec des outils ordinaires (Windows PowerShell 5.1, PowerShell 7).
# Checks this folder with ordinary tools (Windows PowerShell 5.1, PowerShell 7).
#
#   powershell -ExecutionPolicy Bypass -File verifier.ps1
#
# Une verification a la fois ; tout echec est compte ; un seul verdict, a la fin.
# Un outil absent est dit et n'est pas un echec. / A tool that is absent is told, not failed.
# 0 : conforme / intact    1 : non conforme / not intact
# 3 : conforme, mais signature ou horodatage non verifies / intact, signature or time not checked

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot
$root = (Get-Location).ProviderPath
$failed = 0
$partly = 0
$code = 0
$said = ''

function Fail([string] $what) {
    Write-Output "@FAILED@ : $what"
    $script:failed += 1
}

function Miss([string] $what, [string] $why) {
    Write-Output "@UNCHECKED@ : $what ($why)"
}

function Test-Tool([string] $name) {
    return $null -ne (Get-Command -Name $name -CommandType Application -ErrorAction SilentlyContinue)
}

# Types a command as it is printed; its words go to $script:said, its code to $script:code.
function Invoke-Typed([string] $command) {
    Write-Output ''
    Write-Output "> $command"
    $ErrorActionPreference = 'Continue'
    if (Test-Path -LiteralPath 'env:ComSpec') {
        $lines = & $env:ComSpec /d /c "$command 2>&1"
    } else {
        $lines = & sh -c "$command 2>&1"
    }
    $script:code = $LASTEXITCODE
    $script:said = (@($lines) | Out-String)
    Write-Output $script:said
}

function Get-Sha256([string] $path) {
    return (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash.ToLowerInvariant()
}

# --- empreintes / digests
$listed = New-Object 'System.Collections.Generic.HashSet[string]'
[void] $listed.Add('tagmanifest-sha256.txt')
foreach ($manifest in 'tagmanifest-sha256.txt', 'manifest-sha256.txt') {
    Write-Output "Get-FileHash -Algorithm SHA256   # $manifest"
    if (-not (Test-Path -LiteralPath $manifest -PathType Leaf)) { Fail $manifest; continue }
    foreach ($line in [IO.File]::ReadAllLines((Join-Path $root $manifest))) {
        if ($line -cnotmatch '^([0-9a-f]{64})  ([A-Za-z0-9_][A-Za-z0-9._/-]*)$') {
            Fail "$manifest : $line"
            continue
        }
        $digest = $Matches[1]
        $path = $Matches[2]
        [void] $listed.Add($path)
        if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {
            Fail "$path (absent / missing)"
            continue
        }
        try {
            if ((Get-Sha256 $path) -cne $digest) { Fail "$path (modifie / altered)" }
        } catch {
            Fail "$path (illisible / unreadable)"
        }
    }
}

# --- rien d'ajoute, pas de lien / nothing added, no link
foreach ($entry in Get-ChildItem -Recurse -Force) {
    $path = $entry.FullName.Substring($root.Length + 1).Replace('\', '/')
    if ($entry.Attributes -band [IO.FileAttributes]::ReparsePoint) { Fail "$path (lien / link)" }
    if ($entry.PSIsContainer) { continue }
    if ($path -cmatch '^(@PROOFS@)$') { continue }
    if (-not $listed.Contains($path)) { Fail "$path (ajoute / added)" }
}

# --- signature
foreach ($path in 'preuve/tagmanifest.sig', 'preuve/signataires') {
    if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { Fail "$path (absent / missing)" }
}
if (Test-Tool 'ssh-keygen') {
    Invoke-Typed '@SIGNED@'
    if ($code -ne 0) { Fail 'preuve/tagmanifest.sig, preuve/signataires, tagmanifest-sha256.txt' }
} else {
    Miss 'preuve/tagmanifest.sig' 'outil absent / no such tool: ssh-keygen'
    $partly += 1
}

# --- horodatages / time stamps : openssl (il vient avec Git / it comes with Git), sinon / else .NET
if (-not (Test-Tool 'openssl') -and (Test-Path -LiteralPath 'env:ProgramFiles')) {
    foreach ($folder in 'Git\mingw64\bin', 'Git\usr\bin') {
        $folder = Join-Path $env:ProgramFiles $folder
        if (Test-Path -LiteralPath (Join-Path $folder 'openssl.exe')) { $env:Path += ";$folder" }
    }
}

# $true, $false, or throws where this .NET cannot tell (Windows PowerShell 5.1).
function Test-Stamp([string] $number, [string] $at) {
    $asked = [IO.File]::ReadAllBytes((Join-Path $root "preuve/tagmanifest-$number.tsq"))
    $answer = [IO.File]::ReadAllBytes((Join-Path $root "preuve/tagmanifest-$number.tsr"))
    $data = [IO.File]::ReadAllBytes((Join-Path $root 'tagmanifest-sha256.txt'))
    Add-Type -AssemblyName System.Security.Cryptography.Pkcs
    $request = $null
    $read = 0
    $kind = [System.Security.Cryptography.Pkcs.Rfc3161TimestampRequest]
    if (-not $kind::TryDecode($asked, [ref] $request, [ref] $read)) { return $false }
    $sha = [System.Security.Cryptography.SHA256]::Create().ComputeHash($data)
    $same = [BitConverter]::ToString($request.GetMessageHash().ToArray())
    if ($same -cne [BitConverter]::ToString($sha)) { return $false }
    try {
        $token = $request.ProcessResponse($answer, [ref] $read)
    } catch [System.Security.Cryptography.CryptographicException] {
        return $false
    }
    $moment = $token.TokenInfo.Timestamp
    if ([string] $moment.ToUnixTimeSeconds() -cne $at) { return $false }
    $signed = $token.AsSignedCms()
    try {
        $signed.CheckSignature($true)
    } catch [System.Security.Cryptography.CryptographicException] {
        return $false
    }
    $authority = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 `
        -ArgumentList (Join-Path $root "preuve/ca-$number.pem")
    $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain
    $chain.ChainPolicy.TrustMode = 'CustomRootTrust'
    [void] $chain.ChainPolicy.CustomTrustStore.Add($authority)
    $chain.ChainPolicy.ExtraStore.AddRange($signed.Certificates)
    $chain.ChainPolicy.RevocationMode = 'NoCheck'
    $chain.ChainPolicy.VerificationTime = $moment.UtcDateTime
    $stamping = New-Object System.Security.Cryptography.Oid -ArgumentList '1.3.6.1.5.5.7.3.8'
    [void] $chain.ChainPolicy.ApplicationPolicy.Add($stamping)
    return $chain.Build($signed.SignerInfos[0].Certificate)
}

foreach ($number in '1', '2') {
    $names = "tagmanifest-$number.tsq", "tagmanifest-$number.tsr", "tagmanifest-$number.at", "ca-$number.pem"
    $there = @($names | Where-Object { Test-Path -LiteralPath "preuve/$_" -PathType Leaf })
    if ($there.Count -eq 0) { continue }
    if ($there.Count -ne 4) {
        foreach ($name in $names) {
            if ($there -cnotcontains $name) { Fail "preuve/$name (absent / missing)" }
        }
        continue
    }
    $at = [IO.File]::ReadAllText((Join-Path $root "preuve/tagmanifest-$number.at")).Trim()
    if ($at -cnotmatch '^[0-9]{1,12}$') {
        Fail "preuve/tagmanifest-$number.at"
        continue
    }
    if (Test-Tool 'openssl') {
        Invoke-Typed ('@STAMPED@'.Replace('-N', "-$number").Replace('AT', $at))
        if ($code -ne 0) { Fail "preuve/tagmanifest-$number.tsr, preuve/ca-$number.pem" }
        Invoke-Typed ('@ASKED@'.Replace('-N', "-$number").Replace('AT', $at))
        if ($code -ne 0) { Fail "preuve/tagmanifest-$number.tsq" }
        Invoke-Typed ('@SAID@'.Replace('-N', "-$number"))
        $moment = (New-Object DateTime 1970, 1, 1).AddSeconds([double] $at)
        $day = $moment.ToString('MMM', [Globalization.CultureInfo]::InvariantCulture)
        $day += ' ' + $moment.Day.ToString().PadLeft(2) + ' '
        $day += $moment.ToString('HH:mm:ss', [Globalization.CultureInfo]::InvariantCulture)
        $written = '(?m)^Time stamp: ' + $day + '([.][0-9]+)? ' + $moment.Year + ' GMT\s*$'
        if ($said -cnotmatch $written) { Fail "preuve/tagmanifest-$number.at" }
    } else {
        Write-Output "System.Security.Cryptography.Pkcs.Rfc3161TimestampToken   # preuve/tagmanifest-$number.tsr"
        try {
            if (-not (Test-Stamp $number $at)) { Fail "preuve/tagmanifest-$number.tsr" }
        } catch {
            Miss "preuve/tagmanifest-$number.tsr" 'installez Git ou PowerShell 7 / install Git or PowerShell 7'
            $partly += 1
        }
    }
    Write-Output "SHA-256 preuve/ca-$number.pem : $(Get-Sha256 "preuve/ca-$number.pem")"
}

# --- cachet du rapport / seal of the report
foreach ($report in '@REPORTS@'.Split(' ')) {
    if (-not (Test-Path -LiteralPath $report -PathType Leaf)) { continue }
    if (Test-Tool 'pdfsig') {
        Invoke-Typed ('@SEALED@'.Replace('REPORT', $report))
        $verdicts = @([regex]::Matches($said, 'Signature Validation: ([^\r\n]*)'))
        $others = @($verdicts | Where-Object { $_.Groups[1].Value -cne 'Signature is Valid.' })
        if ($said.Contains('does not contain any signatures')) {
            Miss $report 'sans cachet / not sealed'
        } elseif ($verdicts.Count -eq 0 -or $others.Count -ne 0) {
            Fail $report
        } elseif (-not $said.Contains('Total document signed')) {
            Fail $report
        }
    } else {
        Miss $report 'outil absent / no such tool: pdfsig; ouvrez-le avec un lecteur de PDF / open it with a reader of PDF'
    }
}

if (Test-Path -LiteralPath 'tagmanifest-sha256.txt' -PathType Leaf) {
    Write-Output "SHA-256 tagmanifest-sha256.txt: $(Get-Sha256 'tagmanifest-sha256.txt')"
}
Write-Output 'Comparez la cle SHA256:... et cette empreinte avec celles publiees ailleurs.'
Write-Output 'Compare the key SHA256:... and this digest with those published elsewhere.'
if ($failed -ne 0) {
    Write-Output "@NOT_INTACT@ ($failed)"
    exit 1
}
if ($partly -ne 0) {
    Write-Output "@PARTLY@ ($partly)"
    exit 3
}
Write-Output '@INTACT@'
exit 0
