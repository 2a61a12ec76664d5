# Vérifie ce dossier avec des outils ordinaires (Windows).
# Checks this folder with ordinary tools (Windows).
#
#   powershell -ExecutionPolicy Bypass -File verifier.ps1
#
# Une vérification à la fois ; tout échec est compté ; un seul verdict, à la fin.

Set-Location -LiteralPath $PSScriptRoot
$failed = 0

function Fail($what) {
    Write-Output ">>> ECHEC / FAILED: $what"
    $script:failed += 1
}

$listed = @('tagmanifest-sha256.txt')
foreach ($manifest in 'tagmanifest-sha256.txt', 'manifest-sha256.txt') {
    Write-Output "Get-FileHash -Algorithm SHA256   # $manifest"
    if (-not (Test-Path -LiteralPath $manifest)) { Fail $manifest; continue }
    foreach ($line in [IO.File]::ReadAllLines((Join-Path $PSScriptRoot $manifest))) {
        $digest = $line.Substring(0, 64)
        $path = $line.Substring(66)
        $listed += $path
        if (-not (Test-Path -LiteralPath $path)) { Fail "$path (absent / missing)"; continue }
        $found = (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
        if ($found -ne $digest) { Fail $path }
    }
}

$root = (Get-Location).Path
foreach ($file in Get-ChildItem -Recurse -Force -File) {
    $path = $file.FullName.Substring($root.Length + 1).Replace('\', '/')
    if ($path -match '^(@PROOFS@)$') { continue }
    if ($listed -notcontains $path) { Fail "$path (ajoute / added)" }
}

Write-Output 'ssh-keygen -Y verify -f preuve/signataires -I @IDENTITY@ -n @PURPOSE@ -s preuve/tagmanifest.sig'
Start-Process -FilePath ssh-keygen -NoNewWindow -Wait -PassThru `
    -ArgumentList '-Y', 'verify', '-f', 'preuve/signataires', '-I', '@IDENTITY@', '-n', '@PURPOSE@', '-s', 'preuve/tagmanifest.sig' `
    -RedirectStandardInput 'tagmanifest-sha256.txt' -OutVariable process | Out-Null
if ($null -eq $process -or $process[0].ExitCode -ne 0) { Fail 'preuve/tagmanifest.sig' }

if (Test-Path -LiteralPath 'tagmanifest-sha256.txt') {
    Write-Output "SHA-256 tagmanifest-sha256.txt: $((Get-FileHash -Algorithm SHA256 tagmanifest-sha256.txt).Hash.ToLower())"
}
Write-Output 'Comparez cette empreinte avec celle publiee ailleurs. / Compare this digest with the one published elsewhere.'
if ($failed -eq 0) {
    Write-Output 'VERDICT : CONFORME / INTACT'
    exit 0
}
Write-Output "VERDICT : NON CONFORME / NOT INTACT ($failed)"
exit 1
