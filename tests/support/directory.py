"""A council's directory for the tests: OpenID Connect on 127.0.0.1, code flow with PKCE, signed with its own key."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "goldthread", "a secret of the tests"
NELL = {"sub": "0001", "email": "nell.ward@fernshire.example"}


class Directory:
    """What the directory knows of the person at its keyboard, and how it is to misbehave."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key = self.key  # another one: the signature is false
        self.person = dict(NELL)
        self.instead: dict[str, object] = {}  # claims that replace the true ones
        self.algorithm = "RS256"
        self.codes: dict[str, dict] = {}
        self.address = ""
        self.exchanged = 0

    def asked(self, address: str) -> str:
        """Where the browser is sent back to, from the address that it was sent to the directory with."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert query["response_type"] == "code" and query["code_challenge_method"] == "S256" and query["nonce"]
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> dict | None:
        """The answer to a code: none for one that is unknown, or whose verifier is not the one it was asked with."""
        query = self.codes.pop(form.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if query is None or proof.rstrip(b"=").decode() != query["code_challenge"]:
            return None
        self.exchanged += 1
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": query["nonce"],
            **self.person, **self.instead,
        }  # fmt: skip
        key = None if self.algorithm == "none" else self.signing_key
        told = jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "k1"})
        return {"access_token": "nothing is asked with it", "token_type": "Bearer", "id_token": told}

    def pages(self) -> dict[str, dict]:
        """What is at each address that is read."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.address, "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token", "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/keys": {"keys": [{**public, "kid": "k1", "alg": "RS256", "use": "sig"}]},
        }  # fmt: skip


@contextmanager
def served() -> Iterator[Directory]:
    """The directory, answering on 127.0.0.1."""
    directory = Directory()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(directory.pages().get(self.path))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(sent).items()}
            known = form.get("client_id") == CLIENT and form.get("client_secret") == SECRET
            self._say(directory.token(form) if known else None)

        def _say(self, answer: dict | None) -> None:
            body = json.dumps(answer or {"error": "invalid_grant"}).encode()
            self.send_response(200 if answer else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    directory.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield directory
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
