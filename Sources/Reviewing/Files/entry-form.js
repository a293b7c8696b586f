// The form of an entry of docs/review.md, and its signature.

/** The bytes that are signed. */
const entryForm = (entry) => {
  const version = "change" in entry ? 3 : "address" in entry ? 2 : 1;
  const lines = [`sitegen-entry ${version}`];
  const value = (key, text = entry[key]) => { if (text) lines.push(`${key} ${text}`); };
  for (const key of ["date", "reviewer", "kind", "address", "nextReview", "text"]) value(key);
  for (const name of Object.keys(entry.shared ?? {}).sort(byBytes)) lines.push(`shared ${name} ${entry.shared[name]}`);
  value("change", collapsed(entry.change ?? ""));
  value("note", collapsed(entry.note ?? ""));
  value("before");
  return utf8(lines.map((line) => `${line}\n`).join(""));
};

/** The digest by which the next entry names this one. */
const entryDigest = (entry) => {
  const signature = ["signature", "sshSignature"].filter((key) => key in entry).map((key) => `${key} ${entry[key]}\n`);
  return sha256(new Uint8Array([...entryForm(entry), ...utf8(signature.join(""))]));
};
