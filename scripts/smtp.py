"""SMTP servers for tests, one for each name given: says their ports, then each mail as `NAME MESSAGE-ID`.

The first mail with the subject `haelt` is never answered: `NAME holds MESSAGE-ID` is said instead.
"""

import asyncio
import email
import os
import socket
import sys

from aiosmtpd.controller import Controller

held = False


class Handler:
    def __init__(self, name):
        self.name = name

    async def handle_DATA(self, server, session, envelope):
        global held
        mail = email.message_from_bytes(envelope.content)
        if mail["Subject"] == "haelt" and not held:
            held = True
            print(self.name, "holds", mail["Message-ID"], flush=True)
            await asyncio.sleep(3600)
        print(self.name, mail["Message-ID"], flush=True)
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


ports = []
for name in sys.argv[1:]:
    ports.append(str(free_port()))
    Controller(Handler(name), hostname="127.0.0.1", port=int(ports[-1])).start()
print(*ports, flush=True)
sys.stdin.read()
os._exit(0)
