"""A real mail server of the tests' own: Exim takes e-mails and returns them, Dovecot keeps them.

`inconnu@` is refused at once, `occupe@` put off, `parti@` taken and then returned; everybody else
has a mailbox. Both are Debian packages (exim4-daemon-light, dovecot-imapd, dovecot-lmtpd).
"""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("/usr/sbin/exim4", "/usr/sbin/dovecot")
PATIENCE = 60.0
_MTA = "Debian-exim"

DOVECOT = """
protocols = imap lmtp
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {internal_group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%n
mail_uid = {uid}
mail_gid = {gid}
auth_mechanisms = plain
passdb {{
  driver = static
  args = nopassword=y
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  chroot =
}}
"""

EXIM = """
primary_hostname = courrier.test
qualify_domain = courrier.test
spool_directory = {folder}/exim
log_file_path = {folder}/exim/%slog
pid_file_path = {folder}/exim/pid
daemon_smtp_ports = {smtp}
local_interfaces = 127.0.0.1
{who}
acl_smtp_rcpt = check
acl_smtp_data = take
host_lookup =
keep_environment =
rfc1413_query_timeout = 0s
bounce_return_body = false
tls_advertise_hosts =
dsn_advertise_hosts = *

begin acl
check:
  deny  message = 5.1.1 No such mailbox $local_part@$domain
        local_parts = inconnu
  defer message = 4.2.1 Try again later
        local_parts = occupe
  accept
take:
  accept

begin routers
nobody:
  driver = redirect
  local_parts = parti
  data = :fail: 5.1.1 mailbox unknown
  allow_fail
everybody:
  driver = manualroute
  transport = lmtp
  route_data = 127.0.0.1
  self = send

begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  hosts = 127.0.0.1
  allow_localhost
  port = {lmtp}

begin retry
* * F,1h,1m
"""


@dataclass(frozen=True, slots=True)
class Office:
    """Where to send, where to read, and the files in which each mailbox is kept."""

    smtp: int
    imap: int
    folder: Path

    def mailbox(self, name: str) -> str:
        """The address of a mailbox, as an installation is told it."""
        return f"imap://{name}%40courrier.test:rien@127.0.0.1:{self.imap}"

    def received(self, name: str, *, count: int = 1) -> list[bytes]:
        """The raw messages of a mailbox, waited for until there are `count`."""
        until = time.monotonic() + PATIENCE
        while True:
            found = sorted((self.folder / "mail" / name).glob("*/*"))
            messages = [p for p in found if p.is_file() and p.parent.name in {"new", "cur"}]
            if len(messages) >= count or time.monotonic() > until:
                return [path.read_bytes() for path in messages]
            time.sleep(0.05)


def missing() -> str:
    """Why the pair cannot be started here, or ""."""
    lacking = [path for path in PROGRAMS if not Path(path).exists()]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


@contextmanager
def opened() -> Iterator[Office]:
    """Start both, wait until they listen, stop both by their own process."""
    with tempfile.TemporaryDirectory(prefix="fj-po-") as name:
        folder = Path(name)
        smtp, imap, lmtp = (_free_port() for _ in range(3))
        for part in ("run", "state", "mail", "exim"):
            (folder / part).mkdir()
        _configure(folder, smtp=smtp, imap=imap, lmtp=lmtp)
        running = [
            _started(["/usr/sbin/dovecot", "-F", "-c", str(folder / "dovecot.conf")]),
            _started(["/usr/sbin/exim4", "-C", str(folder / "exim.conf"), "-bdf"]),
        ]
        try:
            for port in (smtp, imap, lmtp):
                _wait_for(port)
            yield Office(smtp=smtp, imap=imap, folder=folder)
        finally:
            for process in running:
                process.terminate()
                process.wait(timeout=PATIENCE)


def _configure(folder: Path, *, smtp: int, imap: int, lmtp: int) -> None:
    """As root, each part runs under the user its package made for it; else, under ours."""
    is_root = os.getuid() == 0
    ours = pwd.getpwnam(_MTA) if is_root else pwd.getpwuid(os.getuid())
    values = {
        "folder": folder, "uid": ours.pw_uid, "gid": ours.pw_gid,
        "internal": "dovecot" if is_root else ours.pw_name,
        "login": "dovenull" if is_root else ours.pw_name,
        "internal_group": "dovecot" if is_root else grp.getgrgid(ours.pw_gid).gr_name,
        "who": f"exim_user = {_MTA}\nexim_group = {_MTA}\n" if is_root else "",
        "smtp": smtp, "imap": imap, "lmtp": lmtp,
    }  # fmt: skip
    (folder / "dovecot.conf").write_text(DOVECOT.format(**values))
    (folder / "exim.conf").write_text(EXIM.format(**values))
    if is_root:
        folder.chmod(0o755)
        for part in ("exim", "mail"):
            shutil.chown(folder / part, _MTA, _MTA)


def _started(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
