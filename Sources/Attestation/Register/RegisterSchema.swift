extension Register {
    /// The JSON Schema (2020-12) of the register, which is published beside it; `docs/medical-review.schema.json` is the
    /// same.
    package static let schema = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Register of medical reviews",
          "description": "What a site published of the reviews of its pages: /.well-known/medical-review.json. docs/review.md of sitegen says how the digests and signatures are made.",
          "type": "object",
          "properties": {
            "$schema": {"type": "string"},
            "version": {"const": 1},
            "title": {"description": "The title of the site.", "type": "string"},
            "address": {
              "description": "Where the site is published. Every other address starts with it.",
              "type": "string",
              "pattern": "^https?://.+/$"
            },
            "day": {"description": "The day of the build.", "$ref": "#/$defs/day"},
            "commit": {
              "description": "The commit of git that the content of the build is in, where git knew it.",
              "type": "string",
              "pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"
            },
            "uncommitted": {"description": "The content was another one than in that commit.", "const": true},
            "validThrough": {
              "description": "The last day on which all pages are still right about their reviews. Without it, the passing of days changes nothing.",
              "$ref": "#/$defs/day"
            },
            "requiresRecords": {"description": "Whether each text of the site has a record.", "type": "boolean"},
            "requiresSignatures": {"description": "Whether each entry has a signature.", "type": "boolean"},
            "pages": {"description": "Sorted by address.", "type": "array", "items": {"$ref": "#/$defs/page"}},
            "sharedTexts": {"description": "Sorted by id.", "type": "array", "items": {"$ref": "#/$defs/sharedText"}},
            "people": {
              "description": "The people named in entries, sorted by id.",
              "type": "array",
              "items": {"$ref": "#/$defs/person"}
            }
          },
          "required": ["version", "title", "address", "day", "requiresRecords", "requiresSignatures", "pages", "sharedTexts", "people"],
          "additionalProperties": false,
          "dependentRequired": {"uncommitted": ["commit"]},
          "$defs": {
            "page": {
              "description": "A page with a record of its reviews.",
              "type": "object",
              "properties": {
                "address": {"type": "string"},
                "title": {"description": "The title of its text.", "type": "string"},
                "text": {
                  "description": "The digest of its text as it was published or, where it is withheld, would have been.",
                  "$ref": "#/$defs/digest"
                },
                "shared": {"description": "What it shows of shared texts.", "$ref": "#/$defs/shared"},
                "facts": {
                  "description": "What was true of its review on the day of the build. Where nothing is listed, the review is current.",
                  "type": "array",
                  "items": {
                    "enum": [
                      "neverReviewed",
                      "changed",
                      "sharedTextChanged",
                      "reviewerUnregistered",
                      "overdue",
                      "dueSoon",
                      "withdrawn"
                    ]
                  },
                  "uniqueItems": true
                },
                "withheld": {"description": "Whether the page shows a notice instead of the text.", "type": "boolean"},
                "claim": {
                  "description": "The review that the page claims.",
                  "type": "object",
                  "properties": {
                    "reviewed": {"$ref": "#/$defs/day"},
                    "nextReview": {"description": "The last day on which the review counts.", "$ref": "#/$defs/day"},
                    "reviewers": {"type": "array", "items": {"$ref": "#/$defs/name"}}
                  },
                  "required": ["reviewed", "nextReview", "reviewers"],
                  "additionalProperties": false
                },
                "entries": {
                  "type": "array",
                  "items": {
                    "$ref": "#/$defs/entry",
                    "if": {"properties": {"kind": {"const": "clinical"}}},
                    "then": {"required": ["nextReview"]}
                  }
                }
              },
              "required": ["address", "title", "text", "facts", "entries"],
              "additionalProperties": false
            },
            "sharedText": {
              "description": "A text that many pages share, with its own record.",
              "type": "object",
              "properties": {
                "id": {"$ref": "#/$defs/sharedName"},
                "text": {"description": "The digest of the whole text as it was published.", "$ref": "#/$defs/digest"},
                "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}}
              },
              "required": ["id", "text", "entries"],
              "additionalProperties": false
            },
            "entry": {
              "description": "An entry of a record. The newest is the last.",
              "type": "object",
              "properties": {
                "date": {"$ref": "#/$defs/day"},
                "reviewer": {"$ref": "#/$defs/name"},
                "kind": {"enum": ["clinical", "editorial"]},
                "address": {
                  "description": "Where the text was on the site when the entry was written.",
                  "type": "string",
                  "pattern": "^/(?:[^\\u0000-\\u001F\\u007F-\\u009F]+/)?$"
                },
                "nextReview": {"description": "The last day on which the review counts.", "$ref": "#/$defs/day"},
                "text": {"$ref": "#/$defs/digest"},
                "shared": {"$ref": "#/$defs/shared"},
                "change": {
                  "description": "What readers are told of the change of the text.",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 300,
                  "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]+$"
                },
                "note": {"type": "string"},
                "before": {"description": "The digest of the entry before.", "$ref": "#/$defs/digest"},
                "signature": {
                  "description": "The Ed25519 signature of the entry, 64 bytes in Base64.",
                  "$ref": "#/$defs/signature"
                },
                "sshSignature": {
                  "description": "The Ed25519 signature that ssh-keygen made of the entry, 64 bytes in Base64.",
                  "$ref": "#/$defs/signature"
                }
              },
              "required": ["date", "reviewer", "kind", "text"],
              "not": {"required": ["signature", "sshSignature"]},
              "additionalProperties": false,
              "if": {"properties": {"kind": {"const": "editorial"}}},
              "then": {"required": ["note"], "properties": {"nextReview": false, "change": false}}
            },
            "person": {
              "description": "A person named in an entry.",
              "type": "object",
              "properties": {
                "id": {"$ref": "#/$defs/name"},
                "name": {"type": "string"},
                "address": {"type": "string"},
                "registeredFrom": {"$ref": "#/$defs/day"},
                "registeredUntil": {"$ref": "#/$defs/day"},
                "publicKeys": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "key": {
                        "description": "An Ed25519 public key, 32 bytes in Base64.",
                        "type": "string",
                        "pattern": "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$"
                      },
                      "from": {"description": "The first day on which the key counts.", "$ref": "#/$defs/day"},
                      "until": {"description": "The last day on which the key counts.", "$ref": "#/$defs/day"}
                    },
                    "required": ["key", "from"],
                    "additionalProperties": false
                  }
                }
              },
              "required": ["id", "name", "address"],
              "additionalProperties": false
            },
            "shared": {
              "description": "Digests of shared texts, by their names.",
              "type": "object",
              "propertyNames": {"$ref": "#/$defs/sharedName"},
              "additionalProperties": {"$ref": "#/$defs/digest"}
            },
            "sharedName": {"type": "string", "pattern": "^(facts|glossary|disclaimers/[^\\u0000-\\u001F\\u007F-\\u009F]+)$"},
            "name": {"type": "string", "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]+$"},
            "signature": {"type": "string", "pattern": "^[A-Za-z0-9+/]{85}[AQgw]==$"},
            "digest": {"description": "A SHA-256.", "type": "string", "pattern": "^[0-9a-f]{64}$"},
            "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
          }
        }

        """#
}
