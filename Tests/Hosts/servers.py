"""Web servers on the local machine, each with a configuration of its own and the generated rules, as docs/publishing.md says.

None of them is a service of the system: each runs in the foreground on a free port, and ends with the tests."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from email.message import Message
from pathlib import Path


@dataclass
class Answer:
    """What a server answered, with the body as it was sent."""

    status: int
    headers: Message
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header that is sent once, or not at all."""
        values = self.headers.get_all(name, [])
        assert len(values) <= 1, f"{name} is sent {len(values)} times: {values}"
        return values[0] if values else None


class Server(ABC):
    """A server of a site."""

    name: str
    program: str
    # The file of its configuration, in the folder of the server.
    configuration: str

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        folder.mkdir(parents=True, exist_ok=True)
        self.log = (folder / "log.txt").open("wb")
        program = shutil.which(self.program, path=os.environ.get("PATH", "") + ":/usr/sbin")
        assert program, f"{self.program} is not installed; scripts/setup test does that"
        self.process = subprocess.Popen(
            [program, *self.arguments()],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder)},
        )
        self.wait()

    @abstractmethod
    def arguments(self) -> list[str]:
        """Writes the configuration, and gives the arguments of the program."""

    def wait(self) -> None:
        """Waits until the server answers."""
        for _ in range(200):
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"{self.name} does not answer:\n{(self.folder / 'log.txt').read_text()}")

    def stop(self) -> None:
        """Ends the server."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def get(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
        """Asks for a path, which is sent as it is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


IS_ROOT = os.geteuid() == 0


class Nginx(Server):
    name = "nginx"
    program = "nginx"
    configuration = "nginx.conf"

    def arguments(self) -> list[str]:
        temporary = "\n".join(
            f"    {kind}_temp_path {self.folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        rules = [self.site / ".host" / name for name in ("nginx.conf", "nginx-brotli.conf")]
        includes = "\n".join(f"        include {file};" for file in rules if file.exists())
        configuration = self.folder / self.configuration
        configuration.write_text(
            f"""load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
{"user root;" if IS_ROOT else ""}
daemon off;
worker_processes 1;
pid {self.folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
{temporary}
    server {{
        listen 127.0.0.1:{self.port};
        server_name localhost;
        root {self.site};
{includes}
    }}
}}
"""
        )
        return ["-p", str(self.folder), "-c", str(configuration)]


class Apache(Server):
    name = "apache"
    program = "apache2"
    configuration = "apache2.conf"
    modules = ("mpm_event", "authz_core", "autoindex", "dir", "mime", "setenvif", "alias", "headers", "rewrite")

    def arguments(self) -> list[str]:
        modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in self.modules)
        configuration = self.folder / self.configuration
        configuration.write_text(
            f"""{modules}
ServerRoot {self.folder}
ServerName localhost
Listen 127.0.0.1:{self.port}
{"User nobody" if IS_ROOT else ""}
PidFile {self.folder}/apache2.pid
DefaultRuntimeDir {self.folder}
Mutex file:{self.folder} default
ErrorLog {self.folder}/log.txt
TypesConfig /etc/mime.types
DocumentRoot {self.site}
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
<Directory {self.site}>
    Options FollowSymLinks
    Options +Indexes
    AllowOverride FileInfo Indexes
    Require all granted
</Directory>
"""
        )
        return ["-DFOREGROUND", "-d", str(self.folder), "-f", str(configuration)]


class Caddy(Server):
    name = "caddy"
    program = "caddy"
    configuration = "Caddyfile"

    def arguments(self) -> list[str]:
        configuration = self.folder / self.configuration
        configuration.write_text(
            f"""{{
    admin off
    auto_https off
}}
http://:{self.port} {{
    bind 127.0.0.1
    root * {self.site}
    import {self.site}/.host/caddy.conf
}}
"""
        )
        return ["run", "--config", str(configuration), "--adapter", "caddyfile"]


SERVERS: dict[str, type[Server]] = {server.name: server for server in (Nginx, Apache, Caddy)}
