extension ReviewLog {
    /// The JSON Schema (2020-12) of the log, which is published beside it; `docs/medical-review-log.schema.json` is the
    /// same.
    package static let schema = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Log of registers of medical reviews",
          "description": "What the builds of a site have published, one after the other: /.well-known/medical-review-log.json. docs/review.md of sitegen says how the hashes are made.",
          "type": "object",
          "properties": {
            "$schema": {"type": "string"},
            "version": {"const": 1},
            "leaves": {
              "description": "The oldest first. No day is before the one above it.",
              "type": "array",
              "items": {"$ref": "#/$defs/leaf"}
            },
            "size": {"description": "How many leaves there are.", "type": "integer", "minimum": 0},
            "root": {"description": "The root of the tree of the leaves (RFC 9162, section 2.1).", "$ref": "#/$defs/digest"}
          },
          "required": ["version", "leaves", "size", "root"],
          "additionalProperties": false,
          "$defs": {
            "leaf": {
              "description": "What a build published.",
              "type": "object",
              "properties": {
                "day": {
                  "description": "The day of the build.",
                  "type": "string",
                  "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
                },
                "register": {
                  "description": "The SHA-256 of medical-review.json. Without it, the build published no register.",
                  "$ref": "#/$defs/digest"
                },
                "commit": {
                  "description": "The commit of git that the content of the build is in, where git knew it.",
                  "type": "string",
                  "pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"
                },
                "uncommitted": {"description": "The content was another one than in that commit.", "const": true},
                "sitegen": {"description": "The version of sitegen that built the site.", "type": "string", "minLength": 1}
              },
              "required": ["day", "sitegen"],
              "additionalProperties": false,
              "dependentRequired": {"uncommitted": ["commit"]}
            },
            "digest": {"description": "A SHA-256.", "type": "string", "pattern": "^[0-9a-f]{64}$"}
          }
        }

        """#
}
