"""A MariaDB server of the benchmark's own, on a socket and in a folder that go away with it."""
import getpass
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

# The same for everybody: larger than the data, so that disks play a small part.
SETTINGS = ["--innodb-buffer-pool-size=2G", "--innodb-log-file-size=1G", "--innodb-flush-log-at-trx-commit=1",
            "--skip-log-bin", "--local-infile=1"]


def program(name):
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin")
    if not found:
        sys.exit(f"{name} is missing (Debian: mariadb-server-core, mariadb-client)")
    return found


class Server:
    def __init__(self, folder, port=None):
        self.folder = Path(folder)
        self.socket = self.folder / "socket"
        self.port = port
        user = getpass.getuser()
        subprocess.run([program("mariadb-install-db"), "--no-defaults", f"--datadir={self.folder}/data",
                        "--auth-root-authentication-method=normal", "--skip-test-db", f"--user={user}"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        network = ["--skip-networking"] if port is None else [f"--port={port}", "--bind-address=127.0.0.1"]
        self.process = subprocess.Popen(
            [program("mariadbd"), "--no-defaults", f"--datadir={self.folder}/data", f"--socket={self.socket}",
             f"--pid-file={self.folder}/pid", f"--user={user}", *SETTINGS, *network],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(self.folder / "errors", "wb"))
        for _ in range(600):
            if self.socket.exists() and subprocess.run(
                    self.client("-e", "SELECT 1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                return
            time.sleep(0.1)
        self.stop()
        sys.exit("the server did not start:\n" + (self.folder / "errors").read_text(errors="replace")[-2000:])

    def client(self, *more):
        return [program("mariadb"), "--no-defaults", f"--socket={self.socket}", "--user=root", "-N", "-B", *more]

    def run(self, sql, database=None):
        """The rows of a script's queries, as lists of texts."""
        done = subprocess.run(self.client(*([database] if database else [])), input=sql, check=True, text=True,
                              stdout=subprocess.PIPE)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def stop(self):
        self.process.terminate()
        self.process.wait()

    @property
    def version(self):
        return self.run("SELECT VERSION()")[0][0].split("-")[0]
