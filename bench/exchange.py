#!/usr/bin/env python3
"""Measures what is exchanged with registers, and has others verify it.

    swift build -c release --product exchange-bench && python3 bench/exchange.py [--python VENV/bin/python]

Speed: an export of 30,000 records read, a deposit of 200,000 results written. Independent eyes:
xmllint holds the deposit against the registry's schema (../shared/data); signatures are made by
`cryptography`, tokens verified by PyJWT and, where installed, by openbadgeslib; proofs
(eddsa-jcs-2022) and lists of revocations by a few lines of Python that share nothing with ours.
"""

import argparse
import base64
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(data):
    number = int.from_bytes(data, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def unbase58(text):
    number = 0
    for letter in text:
        number = number * 58 + ALPHABET.index(letter)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def canonical(value):
    # Enough of RFC 8785 for values without fractions and with keys of ASCII.
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def shown(program, arguments):
    print("$", os.path.basename(program), *arguments)
    print(subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout)


def deposit(program, results, schema):
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        shown(program, ["deposit", str(results), file.name])
        if not os.path.exists(schema):
            print("schema absent: not validated")
            return
        checked = subprocess.run(
            ["xmllint", "--huge", "--stream", "--noout", "--schema", schema, file.name],
            capture_output=True, text=True)
        print("xmllint:", "valid" if checked.returncode == 0 else checked.stderr[:2000])
        if checked.returncode:
            sys.exit(1)


def credentials(program):
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives import serialization
    except ImportError:
        print("cryptography is not installed: credentials are not verified")
        return
    private = Ed25519PrivateKey.generate()
    raw = private.public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    multikey = "z" + base58(b"\xed\x01" + raw)
    process = subprocess.Popen(
        [program, "credential", "did:key:" + multikey], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    made = {}
    for line in process.stdout:
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "sign":
            process.stdin.write(private.sign(bytes.fromhex(rest)).hex() + "\n")
            process.stdin.flush()
        else:
            made[word] = rest
    process.wait()

    proven = json.loads(made["proof"])
    proof = proven.pop("proof")
    signature = unbase58(proof.pop("proofValue")[1:])
    digests = hashlib.sha256(canonical(proof)).digest() + hashlib.sha256(canonical(proven)).digest()
    private.public_key().verify(signature, digests)
    print("eddsa-jcs-2022: verified")

    listed = json.loads(made["list"])["credentialSubject"]["encodedList"]
    bits = gzip.decompress(base64.urlsafe_b64decode(listed[1:] + "=" * (-len(listed[1:]) % 4)))
    set_bits = [i for i in range(len(bits) * 8) if bits[i // 8] >> (7 - i % 8) & 1]
    assert set_bits == [0, 94567, 131071], set_bits
    print("list of revocations: unpacked by gzip,", len(bits) * 8, "bits,", set_bits, "set")

    token = made["token"]
    try:
        import jwt
    except ImportError:
        print("PyJWT is not installed: the token is not verified by it")
    else:
        claims = jwt.decode(token, private.public_key(), algorithms=["EdDSA"])
        assert claims["credentialSubject"]["achievement"]["achievementType"] == "MicroCredential"
        print("PyJWT", jwt.__version__ + ": verified, issued by", claims["iss"][:20] + "…")
    try:
        import openbadgeslib
        from openbadgeslib.ob3 import OB3Verifier
    except ImportError:
        print("openbadgeslib is not installed: the badge is not verified by it")
    else:
        pem = private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        verified = verify_badge(OB3Verifier, pem, token)
        print("openbadgeslib", getattr(openbadgeslib, "__version__", ""), "verified:", verified)


def verify_badge(verifier, pem, token):
    return type(verifier(pem).verify(token)).__name__


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=".build/release/exchange-bench")
    parser.add_argument("--records", type=int, default=30_000)
    parser.add_argument("--results", type=int, default=200_000)
    parser.add_argument("--only", choices=["speed", "credentials"])
    parser.add_argument(
        "--schema", default="../shared/data/registry/certifications-cdc-v2.0.0-xsd1.1.2.xsd")
    options = parser.parse_args()
    if options.only != "credentials":
        shown(options.program, ["register", str(options.records)])
        deposit(options.program, options.results, options.schema)
    if options.only != "speed":
        credentials(options.program)


main()
