import Attestation
import Publishing
import SiteModel

/// `audit.html`: a pack for people, one file by itself, without scripts, that can be printed.
package struct AuditPage: Sendable {
    private let pack: AuditPack

    /// The page of a pack.
    package init(_ pack: AuditPack) { self.pack = pack }

    /// What the page may load (Content Security Policy Level 3): nothing but the style sheet in it.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    /// What printing needs besides the look of the desk: whole rows, and addresses that can be typed.
    private static let sheet = """
        @media print {
          @page { size: A4 landscape; margin: 12mm }
          body.desk { font-size: 9pt }
          table { font-size: 8pt }
          tbody th { min-width: 7rem }
          .wide { overflow: visible }
          thead { display: table-header-group }
          tr { break-inside: auto }
          .criterion, li { break-inside: avoid }
          h2 { break-after: avoid }
          nav { display: none }
        }
        main { max-width: none }
        h2 { font-size: 1.4rem }
        h3 { margin: 1rem 0 .5rem; font-size: 1.2rem }
        h4 { font-size: 1rem }
        a, td li, .facts, p .digest { overflow-wrap: anywhere }
        .facts { font-size: .9em }
        thead th { white-space: normal }
        time { white-space: nowrap }
        td ul { margin: 0; padding-inline-start: 1rem }
        td:has(li) { min-width: 12rem }
        caption { text-align: start; font-weight: bold; padding-block: .5rem }
        .digest { font-family: monospace; font-size: .85em }
        .criterion { margin-block: 1rem }
        .criterion h4, .criterion p, .criterion ul { margin-block: .25rem }

        """

    /// The page.
    package var html: String {
        let site = pack.site.settings
        return HTMLText.page(
            "Audit of \(site.title) on \(pack.day)",
            head: """
                <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
                <style>
                \(HTMLText(stringLiteral: DeskStyle.sheet))\(HTMLText(stringLiteral: Self.sheet))</style>
                """,
            """
            <header><p class="site">\(site.title), \(site.baseURL.description)</p></header>
            <main>
            <h1>Audit of \(site.title) on \(day(pack.day))</h1>
            <p>\(pack.proof)</p>
            \(root)
            <p>This page says what the site shows, counted by a program. It does not say that a standard is met: what no program
            can judge is named beside each criterion.</p>
            <nav aria-label="Parts"><ul>
            <li><a href="#texts">Texts</a></li>
            <li><a href="#drafting">Machines</a></li>
            <li><a href="#people">People</a></li>
            <li><a href="#accepted">Accepted findings</a></li>
            <li><a href="#changes">Changes</a></li>
            <li><a href="#standards">Standards</a></li>
            </ul></nav>
            <h2 id="texts">Texts</h2>
            \(texts)
            <h2 id="drafting">Texts that machines wrote or helped to write</h2>
            \(drafting)
            <h2 id="people">People</h2>
            \(people)
            <h2 id="accepted">Accepted findings</h2>
            \(accepted)
            <h2 id="changes">Changes since the last pack</h2>
            \(changes)
            <h2 id="standards">Standards</h2>
            \(AuditStandard.all.map(standard))
            </main>
            """
        ).markup
    }

    private func day(_ day: CalendarDate) -> HTMLText {
        #"<time datetime="\#(day.description)">\#(day.description)</time>"#
    }

    private func day(_ day: CalendarDate?) -> HTMLText { day.map { self.day($0) } ?? "" }

    /// The root of the log, by which an auditor can hold the publisher to all of it later.
    private var root: HTMLText {
        guard let build = pack.build else { return "" }
        let tree = build.log.tree
        return """
            <p>The log has \(tree.size == 1 ? "1 build" : "\(tree.size) builds") and the root <span class="digest">\(tree.root().description)</span>. Keep it: any
            later log of this site has to begin with \(tree.size == 1 ? "this build" : "these builds").</p>
            """
    }

    private func table(_ caption: String, _ heads: [String], _ rows: [HTMLText]) -> HTMLText {
        let cells = heads.map { head -> HTMLText in #"<th scope="col">\#(head)</th>"# }
        return """
            <div class="wide" role="region" aria-label="\(caption)" tabindex="0">
            <table class="list">
            <caption>\(caption)</caption>
            <thead><tr>\(cells)</tr></thead>
            <tbody>
            \(rows)\
            </tbody>
            </table>
            </div>
            """
    }

    private func list(_ items: [String]) -> HTMLText {
        guard !items.isEmpty else { return "" }
        return "<ul>\(items.map { item -> HTMLText in "<li>\(item)</li>" })</ul>"
    }

    private var texts: HTMLText {
        let rows = pack.texts.map { text -> HTMLText in
            let digest = text.digest?.short ?? ""
            return """
                <tr><th scope="row">\(text.title)<br><span class="facts">\(text.address ?? text.name)</span></th>\
                <td>\(text.state)</td><td>\(text.risk?.rawValue ?? "")</td><td>\(day(text.reviewed))</td><td>\(day(text.due))</td>\
                <td>\(pack.names(of: text.reviewers))</td><td>\(text.evidence.rawValue)</td>\
                <td>\(pack.names(of: text.authors))</td><td>\(list(text.sources.map(pack.line)))</td>\
                <td class="digest">\(digest)</td></tr>

                """
        }
        return table(
            "\(pack.texts.count) texts on \(pack.day)",
            [
                "Text", "State", "Risk", "Reviewed", "Due", "Reviewers", "Evidence of the review", "Authors", "Sources",
                "Digest",
            ],
            rows
        )
    }

    private var drafting: HTMLText {
        let found = pack.texts.filter { $0.drafting != nil }
        guard !found.isEmpty else { return "<p>No text says that a machine had a part in writing it.</p>" }
        let rows = found.map { text -> HTMLText in
            let part = text.drafting?.part == .generated ? "wrote it" : "helped to write it"
            let signed = text.isSigned ? "a clinician signed just this text" : "no one signed just this text"
            return """
                <tr><th scope="row">\(text.title)<br><span class="facts">\(text.address ?? text.name)</span></th>\
                <td>\(part)</td><td>\(text.drafting?.tool ?? "")</td><td>\(signed)</td></tr>

                """
        }
        return table(
            "\(found.count == 1 ? "1 text says" : "\(found.count) texts say") that a machine had a part in it",
            ["Text", "What it did", "Which machine", "Review"],
            rows
        )
    }

    private var people: HTMLText {
        let rows = pack.people.map { person -> HTMLText in
            let registered: String
            switch person.registrationState(on: pack.day) {
            case .current: registered = person.registeredUntil.map { "until \($0.value)" } ?? ""
            case .ended(let end): registered = "ended on \(end)"
            case .coming(let start): registered = "begins on \(start)"
            }
            let reviewed = pack.texts.count { $0.reviewers.contains(person.id) }
            let written = pack.texts.count { $0.authors.contains(person.id) }
            return """
                <tr><th scope="row">\(person.name)<br><span class="facts">\(person.id.rawValue)</span></th>\
                <td>\(person.credentials ?? "")</td><td>\(person.role ?? "")</td><td>\(person.registration ?? "")</td>\
                <td>\(registered)</td><td class="number">\(reviewed)</td><td class="number">\(written)</td>\
                <td>\(person.conflicts ?? "")</td></tr>

                """
        }
        return table(
            "Who wrote or reviewed",
            [
                "Person", "Credentials", "Role", "Registration", "Registered", "Reviews that count", "Texts written",
                "Conflicts of interest",
            ],
            rows
        )
    }

    private var accepted: HTMLText {
        guard !pack.accepted.isEmpty else { return "<p>No finding of a rule was accepted.</p>" }
        let rows = pack.accepted.map { finding -> HTMLText in
            let place = (finding.file ?? "the whole site") + (finding.line.map { ", line \($0)" } ?? "")
            return """
                <tr><th scope="row">\(finding.rule)</th><td>\(place)</td><td>\(finding.words ?? "")</td><td>\(finding.how)</td>\
                <td>\(finding.by?.name ?? "not known to git")</td><td>\(day(finding.by?.day))</td></tr>

                """
        }
        return table(
            "\(pack.accepted.count) accepted findings",
            ["Rule", "Place", "Words or reason", "How", "Who", "When"],
            rows
        )
    }

    private var changes: HTMLText {
        guard let changes = pack.changes else { return "<p>No earlier pack was named.</p>" }
        guard !changes.texts.isEmpty else { return "<p>No text changed since the pack of \(changes.since).</p>" }
        let rows = changes.texts.map { change -> HTMLText in
            """
            <tr><th scope="row">\(change.title)<br><span class="facts">\(change.name)</span></th><td>\(list(change.what))</td></tr>

            """
        }
        return table("\(changes.texts.count) texts changed since the pack of \(changes.since)", ["Text", "What"], rows)
    }

    private func standard(_ standard: AuditStandard) -> HTMLText {
        let remark: HTMLText = standard.remark.map { "<p>\($0)</p>" } ?? ""
        let criteria = standard.criteria.map { criterion -> HTMLText in
            let number = criterion.number.isEmpty ? "" : "\(criterion.number). "
            let shows = criterion.shows(pack)
            let found: HTMLText = shows.isEmpty ? "<p>The site shows nothing for it.</p>" : list(shows)
            return """
                <div class="criterion">
                <h4>\(number)\(criterion.name)</h4>
                <p>It asks: \(criterion.asks)</p>
                \(found)
                <p><strong>No program can judge:</strong> \(criterion.unjudged)</p>
                </div>

                """
        }
        return """
            <h3>\(standard.name)</h3>
            <p><a href="\(standard.link)">\(standard.link)</a></p>
            \(remark)
            \(criteria)
            """
    }
}
