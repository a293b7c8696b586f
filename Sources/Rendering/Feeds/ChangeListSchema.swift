extension ChangeList {
    /// The JSON Schema (2020-12) of the list, which is published beside it; `docs/changes.schema.json` is the same.
    package static let schema = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Changes of a site",
          "description": "What became of the texts of a site: /changes.json. docs/feeds.md of sitegen says what it is for.",
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
            "language": {"description": "The language of the site, and of texts that name no other.", "type": "string"},
            "demonstration": {"description": "Whether the site is a demonstration, whose reviews are made up.", "const": true},
            "withdrawn": {
              "description": "All texts that were withdrawn, the newest first. Do not show them any more.",
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "address": {"$ref": "#/$defs/address"},
                  "id": {"$ref": "#/$defs/id"},
                  "title": {"$ref": "#/$defs/title"},
                  "language": {"$ref": "#/$defs/language"},
                  "day": {"description": "The day on which it was withdrawn, where that is on record.", "$ref": "#/$defs/day"},
                  "text": {"description": "The last digest in its record.", "$ref": "#/$defs/digest"},
                  "reason": {"description": "Why, as its page says it.", "type": "string"}
                },
                "required": ["address", "id", "title", "reason"],
                "additionalProperties": false
              }
            },
            "changes": {
              "description": "What became of other texts, the newest first: one item for each text and day.",
              "type": "array",
              "maxItems": 1000,
              "items": {
                "type": "object",
                "properties": {
                  "address": {"$ref": "#/$defs/address"},
                  "id": {"$ref": "#/$defs/id"},
                  "title": {"$ref": "#/$defs/title"},
                  "language": {"$ref": "#/$defs/language"},
                  "kind": {
                    "description": "What became of it: `new` for a text that was published for the first time, `reviewed`, `changed`, or `editorial` for a fix that matters to no review.",
                    "enum": ["new", "reviewed", "changed", "editorial"]
                  },
                  "day": {"$ref": "#/$defs/day"},
                  "text": {"description": "The digest that the text has in its record on that day.", "$ref": "#/$defs/digest"},
                  "change": {"description": "What changed, in the language of the site.", "type": "string"}
                },
                "required": ["address", "id", "title", "kind", "day"],
                "additionalProperties": false
              }
            },
            "complete": {"description": "Whether no older change was left out.", "type": "boolean"}
          },
          "required": ["version", "title", "address", "language", "withdrawn", "changes", "complete"],
          "additionalProperties": false,
          "$defs": {
            "address": {"description": "The canonical address of its page.", "type": "string", "pattern": "^https?://"},
            "id": {"description": "What the site calls the text. It stays the same when the address changes.", "type": "string", "minLength": 1},
            "title": {"type": "string"},
            "language": {"description": "The language of the text, where it is not the site's.", "type": "string"},
            "digest": {"description": "A SHA-256; docs/review.md of sitegen says of what.", "type": "string", "pattern": "^[0-9a-f]{64}$"},
            "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
          }
        }

        """#
}
