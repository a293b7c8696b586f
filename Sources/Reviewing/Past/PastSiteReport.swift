import Attestation
import Diagnostics
import JSON
import SiteModel

/// What a site published of its reviews on a day, in words, as JSON, and of one text in full.
package struct PastSiteReport: Sendable {
    private let past: PastSite

    /// A report of what was published.
    package init(_ past: PastSite) { self.past = past }

    /// Which build counted, and how far it is proven that this is what it published.
    package var heading: String {
        let leaf = past.leaf
        let build = "build \(past.index + 1) of \(past.log.leaves.count) in the log"
        let origin =
            switch past.origin {
            case nil: "It published no register of reviews."
            case .found(let place): "Its register is in \(place), and has the digest that the log has."
            case .content: "Its register was made again from the content, and has the digest that the log has."
            case .commit(let commit):
                "Its register was made again from commit \(commit.short), and has the digest that the log has."
            case .unlike(let commit):
                "This is not proven: its register was made again from commit \(commit.short) and is another one than the log"
                    + " has. The build was by sitegen \(leaf.toolVersion), and perhaps with other options, such as --base-url."
            }
        return TerminalText.shown("On \(past.day), the site was that of \(leaf.day) (\(build)). \(origin)") + "\n"
    }

    // MARK: All texts

    /// A table of at most so many columns of a terminal.
    package func table(columns: Int? = nil) -> String {
        guard let register = past.register else { return "" }
        var rows = [["TEXT", "STATE", "REVIEWED", "DUE", "REVIEWERS", "DIGEST"]]
        rows += register.pages.map { page in
            [
                page.address.path, state(of: page), page.claim?.reviewed.description ?? "",
                page.claim?.due.description ?? "",
                page.reviewers.map(\.rawValue).joined(separator: ", "), page.digests.text.short,
            ]
        }
        rows += register.sharedTexts.map { text in
            let review = RecordedReview(text.record)
            let holds = review?.text == text.text
            return [
                text.id.description, holds ? "current" : ReviewNeed.fact(.changed).words,
                (holds ? review?.reviews.map(\.date.value).max()?.description : nil) ?? "", "",
                (holds ? review?.reviews.map(\.reviewer.value.rawValue).joined(separator: ", ") : nil) ?? "",
                text.text.short,
            ]
        }
        return TextTable(rows: rows, giving: [0, 4]).text(columns: columns)
    }

    /// What was true of a page on the day: what its register says, and whether its review has run out since.
    private func state(of page: Register.Page) -> String {
        var facts = page.facts
        if let due = page.claim?.due, due < past.day, !facts.contains(.overdue) {
            facts.removeAll { $0 == .dueSoon }
            facts.append(.overdue)
        }
        let words = facts.sorted().map { ReviewNeed.fact($0).words }
        let state = words.isEmpty ? "current" : words.joined(separator: ", ")
        return page.isWithheld ? "\(state), not shown" : state
    }

    // MARK: One text

    /// What was published of one text, and who had vouched for it.
    ///
    /// - Parameter name: Its address, or its name: `anemia/causes`, `disclaimers/general`.
    /// - Throws: A `Refusal` where the site had no such text with a record.
    package func text(named name: String) throws(Refusal) -> String {
        guard let register = past.register else {
            throw Refusal("On \(past.day), the site published no register of reviews.")
        }
        if let text = register.sharedTexts.first(where: { $0.id.description == name }) {
            return lines(text.id.description, text.id.description, nil, text.text, text.record.entries, register)
        }
        let page = try page(named: name, in: register)
        return lines(
            page.title,
            register.baseURL.absolute(page.address),
            page,
            page.digests.text,
            page.record.entries,
            register
        )
    }

    private func page(named name: String, in register: Register) throws(Refusal) -> Register.Page {
        var name = name
        if name.hasPrefix(register.baseURL.description) {
            name = String(name.dropFirst(register.baseURL.description.count))
        }
        let path = name.split(separator: "/").joined(separator: "/")
        let wanted = ["/\(path)/", "/\(SectionID.conditions.rawValue)/\(path)/"]
        for address in wanted {
            if let page = register.pages.first(where: { $0.address.path == address }) { return page }
        }
        let known = register.pages.map { String($0.address.path.dropFirst().dropLast()) }
        let help = NearMiss.help(for: path, among: known).map { "; \($0)" } ?? "."
        throw Refusal("On \(past.day), the site had no text '\(name)' with a record of its review\(help)")
    }

    private func lines(
        _ title: String,
        _ place: String,
        _ page: Register.Page?,
        _ digest: ContentDigest,
        _ entries: [ReviewEntry],
        _ register: Register
    ) -> String {
        var lines = [title == place ? place : "\(title): \(place)", "  text \(digest)"]
        if let page {
            lines.append("  \(state(of: page))")
            if let claim = page.claim {
                let people = page.reviewers.map { name(of: $0, register) }.joined(separator: ", ")
                lines.append("  the page claimed a review of \(claim.reviewed), due \(claim.due), by \(people)")
            } else {
                lines.append("  the page claimed no review")
            }
            for (id, digest) in page.digests.shared.sorted(by: { $0.key < $1.key }) {
                lines.append("  shows \(id) \(digest)")
            }
        }
        for entry in entries.reversed() {
            let what = entry.kind == .clinical ? "clinical review" : "editorial change"
            let due = entry.nextReview.map { ", due \($0.value)" } ?? ""
            let same = entry.text.value == digest ? "for this text" : "for the text \(entry.text.value.short)"
            let keys = register.people.first { $0.id == entry.reviewer.value }?.publicKeys ?? []
            lines.append("\(entry.date.value)  \(what) by \(name(of: entry.reviewer.value, register)), \(same)\(due)")
            lines.append("  \(SignatureOutcome(of: entry, keys: keys).words)")
            if let note = entry.note {
                lines.append("  \(note.split(whereSeparator: \.isWhitespace).joined(separator: " "))")
            }
        }
        return lines.map { $0.shown + "\n" }.joined()
    }

    private func name(of id: PersonID, _ register: Register) -> String {
        register.people.first { $0.id == id }.map { "\($0.name) (\(id))" } ?? "\(id)"
    }

    // MARK: JSON

    /// One JSON object (RFC 8259), with the proof that the build is in the log (RFC 9162, section 2.1.3).
    ///
    /// - Parameter name: One text, as `text(named:)` takes it; else all are listed.
    /// - Throws: A `Refusal` where the site had no such text with a record.
    package func json(ofTextNamed name: String? = nil) throws(Refusal) -> String {
        let register = past.register
        var pages = register?.pages ?? []
        var sharedTexts = register?.sharedTexts ?? []
        if let name, let register {
            sharedTexts = register.sharedTexts.filter { $0.id.description == name }
            pages = sharedTexts.isEmpty ? [try page(named: name, in: register)] : []
        }
        let tree = past.log.tree
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("day", past.day.description)
            json.member("build") { json in
                json.member("day", past.leaf.day.description)
                json.member("register", past.leaf.register?.description)
                json.member("commit", past.leaf.commit?.name)
                json.member("sitegen", past.leaf.toolVersion)
                json.member("index", past.index)
                json.member("size", tree.size)
                json.member("root", tree.root().description)
                json.key("proof")
                json.array { json in
                    for hash in tree.inclusionProof(of: past.index) ?? [] { json.string(hash.description) }
                }
            }
            json.key("isProven")
            json.boolean(past.isProven)
            json.key("texts")
            json.array { json in
                for page in pages { json.object { write(page, to: &$0) } }
                for text in sharedTexts {
                    json.object { json in
                        json.member("id", text.id.description)
                        json.member("text", text.text.description)
                        write(text.record.entries, to: &json)
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private func write(_ page: Register.Page, to json: inout JSONWriter) {
        json.member("address", page.address.path)
        json.member("title", page.title)
        json.member("text", page.digests.text.description)
        json.member("state", state(of: page))
        if let claim = page.claim {
            json.member("reviewed", claim.reviewed.description)
            json.member("due", claim.due.description)
        }
        json.key("reviewers")
        json.array { json in
            for reviewer in page.reviewers { json.string(reviewer.rawValue) }
        }
        write(page.record.entries, to: &json)
    }

    private func write(_ entries: [ReviewEntry], to json: inout JSONWriter) {
        json.key("entries")
        json.array { json in
            for entry in entries {
                json.object { json in
                    json.member("date", entry.date.value.description)
                    json.member("reviewer", entry.reviewer.value.rawValue)
                    json.member("kind", entry.kind.rawValue)
                    json.member("text", entry.text.value.description)
                    json.key("isSigned")
                    json.boolean(entry.signature != nil)
                }
            }
        }
    }
}
