// The files of private keys that `sitegen review keygen` writes.

const fromBase64 = (text) => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
const toBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/** The start of an Ed25519 private key in PKCS #8 (RFC 8410, section 7), before its 32 bytes. */
const pkcs8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/** Why a key cannot be used, in a sentence for the reviewer. */
class NoKey extends Error {}

/** The public half of a key that opens with a passphrase; `undefined` for one that is not wrapped. */
const publicHalf = (text) => /^sitegen-private-key 2\npublic (\S+)\n/.exec(text)?.[1];

/** The private key in the text of a file; `passphrase` opens it, where it is wrapped. */
const openKey = async (text, passphrase) => {
  const plain = /^sitegen-private-key 1\n(\S+)\n$/.exec(text);
  const wrapped = /^(sitegen-private-key 2\npublic \S+\npbkdf2-sha256 ([0-9]+) (\S+)\n)aes-256-gcm (\S+) (\S+)\n$/.exec(text);
  if (!plain && !wrapped) throw new NoKey("This is not a key file that “sitegen review keygen” wrote.");
  let bytes;
  if (plain) {
    bytes = fromBase64(plain[1]);
  } else {
    const [, head, rounds, salt, nonce, box] = wrapped;
    const words = await crypto.subtle.importKey("raw", utf8(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
    const derivation = { name: "PBKDF2", hash: "SHA-256", salt: fromBase64(salt), iterations: Number(rounds) };
    const key = await crypto.subtle.deriveKey(derivation, words, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const opening = { name: "AES-GCM", iv: fromBase64(nonce), additionalData: utf8(head) };
    bytes = await crypto.subtle.decrypt(opening, key, fromBase64(box)).catch(() => {
      throw new NoKey("This is not the passphrase of the key.");
    });
  }
  const file = new Uint8Array([...pkcs8, ...new Uint8Array(bytes)]);
  return crypto.subtle.importKey("pkcs8", file, "Ed25519", false, ["sign"]).catch(() => {
    throw new NoKey("This browser cannot sign. Open this file in a current Firefox, Safari, Chrome or Edge.");
  });
};

/** Whether a signature was made with the private half of one of some public keys. */
const isSignedBy = async (publicKeys, signature, bytes) => {
  for (const key of publicKeys) {
    const half = await crypto.subtle.importKey("raw", fromBase64(key), "Ed25519", false, ["verify"]);
    if (await crypto.subtle.verify("Ed25519", half, signature, bytes)) return true;
  }
  return false;
};
