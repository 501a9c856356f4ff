"""A mail server that takes letters and keeps them in a folder: one file each, as it came.

    smtp_sink.py FOLDER [CERTIFICATE]

Prints its port; ends after two minutes at the latest. With the path of a certificate, which it makes, it offers
STARTTLS and asks for the user "lea" with the password "s3cret word". Refuses recipients that begin with "unknown" for good and with "later" for now.
"""

import base64
import os
import socketserver
import ssl
import subprocess
import sys
import threading

folder = sys.argv[1]
context = None
if len(sys.argv) > 2:
    certificate, key = sys.argv[2], sys.argv[2] + ".key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + ["-keyout", key, "-out", certificate],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def hear(self):
        return self.rfile.readline().decode("utf-8", "replace").rstrip("\r\n")

    def encrypt(self):
        self.say("220 go ahead")
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)

    def letter(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def handle(self):
        encrypted, known, envelope = False, context is None, []
        self.say("220 sink ESMTP")
        while command := self.hear():
            verb = command.split(" ")[0].upper()
            if verb in ("EHLO", "HELO"):
                offers = ["STARTTLS"] if context and not encrypted else []
                offers += ["AUTH PLAIN"] if context and encrypted else []
                lines = ["sink"] + offers
                for index, line in enumerate(lines):
                    self.say("250" + ("-" if index + 1 < len(lines) else " ") + line)
            elif verb == "STARTTLS" and context:
                self.encrypt()
                encrypted = True
            elif verb == "AUTH":
                words = command.split(" ")
                if len(words) < 3:
                    self.say("334 ")
                    words.append(self.hear())
                known = base64.b64decode(words[2]) == b"\0lea\0s3cret word"
                self.say("235 known" if known else "535 unknown")
            elif verb == "MAIL":
                envelope = [command]
                self.say("250 ok" if known else "530 who are you")
            elif verb == "RCPT":
                address = command.split("<")[1]
                refused = address.startswith("unknown")
                later = address.startswith("later")
                envelope.append(command)
                self.say("550 no such " + address if refused else "451 later" if later else "250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                text = self.letter()
                name = os.path.join(folder, "%d.eml" % len(os.listdir(folder)))
                with open(name + ".part", "wb") as file:
                    file.write("\r\n".join(envelope).encode() + b"\r\n\r\n" + text)
                os.rename(name + ".part", name)
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")


# Should nobody end it.
timer = threading.Timer(120, os._exit, [0])
timer.daemon = True
timer.start()
with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
