import Attestation
import JSON
import Publishing
import SiteModel

/// The files of a pack.
extension AuditPack {
    /// `texts.csv`: comma-separated values (RFC 4180), with a line of names first and a line for each text.
    package var csv: String {
        var rows = [
            [
                "name", "title", "address", "file", "risk", "state", "reviewed", "due", "reviewers", "registrations",
                "authors",
                "evidence", "entries", "sources", "funding", "conflicts", "drafting", "draftingTool",
                "digest",
            ]
        ]
        rows += texts.map { text in
            [
                text.name, text.title, text.address ?? "", text.file, text.risk?.rawValue ?? "", text.state,
                text.reviewed?.description ?? "", text.due?.description ?? "", names(of: text.reviewers),
                text.reviewers.compactMap { site.person($0)?.registration }.joined(separator: "; "),
                names(of: text.authors),
                text.evidence.rawValue, String(text.entries), text.sources.map(line).joined(separator: "; "),
                text.funding ?? "", text.conflicts ?? "",
                text.drafting?.part.rawValue ?? "", text.drafting?.tool ?? "", text.digest?.description ?? "",
            ]
        }
        return rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A field between quotes where it has to be (RFC 4180, section 2, rules 5 to 7). What a spreadsheet would take for a
    /// formula gets an apostrophe in front of it, so that it stays a text (OWASP, “CSV Injection”).
    static func field(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let text = isFormula ? "'" + text : text
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// People by their names.
    func names(of ids: [PersonID]) -> String {
        ids.map { site.person($0)?.name ?? $0.rawValue }.joined(separator: "; ")
    }

    /// A source on one line.
    func line(_ source: Source) -> String {
        let place = source.doi.map { "doi:\($0.value)" } ?? source.pmid.map { "PMID \($0.value)" } ?? source.url
        return [source.title, source.publisher, source.published?.description, place].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// `audit.json`: one JSON object (RFC 8259); docs/review.md says what is in it.
    package var json: String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("version", 1)
            json.member("day", day.description)
            json.member("site", site.settings.title)
            json.member("address", site.settings.baseURL.description)
            json.member("sitegen", toolVersion)
            json.member("proof") { json in
                json.flag("isProven", isProven)
                json.member("words", proof)
                if let build {
                    let tree = build.log.tree
                    json.member("build", build.log.leaves[build.index].day.description)
                    json.member("register", build.log.leaves[build.index].register?.description)
                    json.member("commit", build.log.leaves[build.index].commit?.name)
                    json.member("index", build.index)
                    json.member("size", tree.size)
                    json.member("root", tree.root().description)
                    json.strings("path", (tree.inclusionProof(of: build.index) ?? []).map(\.description))
                }
            }
            json.objects("texts", texts) { write($1, to: &$0) }
            json.objects("people", people) { write($1, to: &$0) }
            json.objects("accepted", accepted) { json, finding in
                json.member("rule", finding.rule)
                json.member("file", finding.file)
                if let line = finding.line { json.member("line", line) }
                json.member("words", finding.words)
                json.member("how", finding.how)
                json.member("by", finding.by?.name)
                json.member("on", finding.by?.day.description)
            }
            if let changes {
                json.member("changes") { json in
                    json.member("since", changes.since)
                    json.objects("texts", changes.texts) { json, change in
                        json.member("name", change.name)
                        json.member("title", change.title)
                        json.strings("what", change.what)
                    }
                }
            }
            json.objects("standards", AuditStandard.all) { json, standard in
                json.member("name", standard.name)
                json.member("link", standard.link)
                json.member("remark", standard.remark)
                json.objects("criteria", standard.criteria) { json, criterion in
                    json.member("number", criterion.number)
                    json.member("name", criterion.name)
                    json.member("asks", criterion.asks)
                    json.strings("shows", criterion.shows(self))
                    json.member("unjudged", criterion.unjudged)
                }
            }
        }
        return json.text + "\n"
    }

    private func write(_ text: Text, to json: inout JSONWriter) {
        json.member("name", text.name)
        json.member("title", text.title)
        json.member("address", text.address)
        json.member("file", text.file)
        json.member("risk", text.risk?.rawValue)
        json.member("state", text.state)
        json.strings("facts", text.facts.map(\.rawValue))
        json.flag("isShown", !text.isWithheld)
        json.member("reviewed", text.reviewed?.description)
        json.member("due", text.due?.description)
        json.strings("reviewers", text.reviewers.map(\.rawValue))
        json.strings("authors", text.authors.map(\.rawValue))
        json.member("evidence", text.evidence.rawValue)
        json.member("entries", text.entries)
        json.member("digest", text.digest?.description)
        json.objects("sources", text.sources) { json, source in
            json.member("title", source.title)
            json.member("publisher", source.publisher)
            json.member("published", source.published?.description)
            json.member("url", source.url)
            json.member("doi", source.doi.map { "\($0)" })
            json.member("pmid", source.pmid.map { "\($0)" })
            json.member("accessed", source.accessed?.value.description)
        }
        json.member("funding", text.funding)
        json.member("conflicts", text.conflicts)
        json.member("drafting", text.drafting?.part.rawValue)
        json.member("draftingTool", text.drafting?.tool)
    }

    private func write(_ person: Person, to json: inout JSONWriter) {
        json.member("id", person.id.rawValue)
        json.member("name", person.name)
        json.member("credentials", person.credentials)
        json.member("role", person.role)
        json.member("registration", person.registration)
        json.member("registeredFrom", person.registeredFrom?.value.description)
        json.member("registeredUntil", person.registeredUntil?.value.description)
        json.member("conflicts", person.conflicts)
        json.member("keys", person.publicKeys.count)
    }
}

extension JSONWriter {
    fileprivate mutating func flag(_ name: StaticString, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// An array of texts, even where it is empty.
    fileprivate mutating func strings(_ name: StaticString, _ texts: [String]) {
        key(name)
        array { json in
            for text in texts { json.string(text) }
        }
    }

    /// An array of objects, even where it is empty.
    fileprivate mutating func objects<Item>(
        _ name: StaticString,
        _ items: [Item],
        _ write: (inout JSONWriter, Item) -> Void
    ) {
        key(name)
        array { json in
            for item in items { json.object { write(&$0, item) } }
        }
    }
}
