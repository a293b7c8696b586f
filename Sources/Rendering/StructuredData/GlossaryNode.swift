import JSON

/// Words and what they mean (schema.org `DefinedTermSet`).
extension JSONWriter {
    mutating func glossary(_ page: PageView, _ terms: [TermView]) {
        member("@type", "DefinedTermSet")
        member("@id", page.canonical + "#glossary")
        member("name", page.title)
        member("hasDefinedTerm", each: terms) { json, term in
            json.object { json in
                json.member("@type", "DefinedTerm")
                json.member("@id", page.canonical + "#" + term.id)
                json.member("name", term.term)
                json.member("alternateName", each: term.variants) { $0.string($1) }
                json.member("description", term.meaning)
            }
        }
    }
}
