import Attestation
import Diagnostics
import HTMLDocument
package import Publishing
import SiteModel

/// Asks a reviewer to read texts, in one file that needs neither this program nor a network.
package struct ReviewRequest: Sendable {
    private let session: ReviewSession
    private let writing: EntryWriting
    private let question: String?

    /// Looks at who is asked.
    ///
    /// - Parameters:
    ///   - session: The site.
    ///   - name: The id of the reviewer.
    ///   - question: What the editor wants to know.
    /// - Throws: A `Refusal` that says what speaks against it, and a `FileSystemError` for what the machine could not do.
    package init(_ session: ReviewSession, to name: String, question: String?) throws {
        self.session = session
        self.question = EntryDraft.note(question)
        writing = try EntryWriting(session, kind: .clinical, by: name, note: nil, signer: .elsewhere(nil))
    }

    /// The request, as an HTML document.
    ///
    /// - Throws: A `Refusal` that says what speaks against any of the texts, and a `FileSystemError` for what the machine
    ///   could not do.
    package func document(of texts: [ReviewDesk.Text]) async throws -> String {
        let shared = texts.filter { $0.reviewed == nil }.map(\.name)
        guard shared.isEmpty else {
            throw Refusal(
                "\(shared.listed) has no page of its own to show; `sitegen review sign` signs a text that pages share."
            )
        }
        let snapshot = try await session.snapshot()
        var requested: [RequestedText] = []
        for (index, subject) in try writing.subjects(texts).enumerated() {
            requested.append(try await text(subject, number: index + 1, from: snapshot))
        }
        return RequestDocument(
            site: session.desk.site,
            draft: writing.draft,
            question: question,
            texts: requested
        ).html.markup
    }

    private func text(
        _ subject: EntrySubject,
        number: Int,
        from snapshot: SiteSnapshot
    ) async throws -> RequestedText {
        let name = subject.text.name
        guard let address = subject.text.address, let html = try await snapshot.pageForReview(of: subject.text.file)
        else {
            throw Refusal("\(name) has no page; `sitegen check` says what is wrong.")
        }
        do {
            let files = try await files(of: html, at: address, from: snapshot)
            guard RequestedText.isSigned(subject, as: try ShownPage(html, idPrefix: "") { _ in nil }, files: files)
            else {
                throw Refusal(
                    "The theme does not mark on the page of \(name) what is reviewed, so no one could tell what they sign;"
                        + " `sitegen check` says more."
                )
            }
            let page = try ShownPage(html, idPrefix: "text-\(number)-") { files[$0] }
            return RequestedText(
                subject: subject,
                address: address,
                page: page,
                changes: session.changes(in: subject, since: writing.draft.lastReview(of: subject.text)),
                findings: session.desk.diagnostics.filter { $0.location.file == subject.text.file && !$0.isReviewFact }
                    .map { "\($0.message) (line \($0.location.start.line))" }
            )
        } catch is PageRefusal {
            throw Refusal("The page of \(name) cannot be read; `sitegen check` says what is wrong.")
        }
    }

    // MARK: Files

    /// The files that a page shows, and its style sheets, by the addresses that name them there.
    private func files(
        of html: [UInt8],
        at address: Address,
        from snapshot: SiteSnapshot
    ) async throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for source in try ShownPage.files(of: html) {
            guard let path = path(source, on: address.outputPath) else { continue }
            let bytes = try await snapshot.file(at: Address(path: "/" + path))?.bytes
            files[source] = path.hasSuffix(".css") ? try await self.styleSheet(bytes, at: path, from: snapshot) : bytes
        }
        return files
    }

    /// A style sheet with the files that it names within it (CSS Values and Units Module Level 4, section 4.5).
    private func styleSheet(_ bytes: [UInt8]?, at path: String, from snapshot: SiteSnapshot) async throws -> [UInt8]? {
        guard let bytes else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let naming = /url\(\s*["']?([^"')]+?)["']?\s*\)/
        var addresses: [String: String] = [:]
        for source in text.matches(of: naming).map({ String($0.output.1) }) where addresses[source] == nil {
            guard let file = self.path(source, on: path),
                let bytes = try await snapshot.file(at: Address(path: "/" + file))?.bytes
            else { continue }
            addresses[source] = FileWithinAddress.address(of: bytes, named: file)
        }
        let known = addresses
        let within = text.replacing(naming) { match in
            known[String(match.output.1)].map { "url(\"\($0)\")" } ?? String(match.output.0)
        }
        return Array(within.utf8)
    }

    private func path(_ source: String, on file: String) -> String? {
        SitePath.file(source, on: file, of: session.desk.site.settings.baseURL)
    }
}
