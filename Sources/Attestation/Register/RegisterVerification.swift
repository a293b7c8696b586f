import ASCII
import Diagnostics
package import HTMLDocument
package import SiteModel

/// What comes of holding a published site against its register, with nothing else at hand (docs/review.md, “The
/// published register”).
package struct RegisterVerification: Sendable {
    /// One thing that does not fit.
    package struct Finding: Sendable, Equatable {
        /// The file in which it shows, relative to the folder of the site.
        package let path: String
        /// What it is, to be continued after the name of the file.
        package let message: String
    }

    /// What does not fit, sorted by file; nothing where the site and its register fit each other.
    package private(set) var findings: [Finding] = []
    /// How many pages were held against the register.
    package private(set) var pages = 0
    /// How many entries of records were looked at.
    package private(set) var entries = 0
    /// How many of them are signed.
    package private(set) var signatures = 0
    /// The pages that claim a review and are not in the register, sorted: they go by front matter, and nothing that is
    /// published can tell whether they may. Where each text needs a record, they are findings.
    package private(set) var unlistedClaims: [String] = []

    /// Verifies a site.
    ///
    /// - Parameters:
    ///   - register: the bytes of the register.
    ///   - files: all files of the site, relative to its folder; those that browsers show as pages are looked at.
    ///   - links: its symbolic links that are not followed, each with whether it points to a folder. What they show is
    ///     not looked at, so none of them passes.
    ///   - today: the day on which the site is verified: no one has reviewed or published anything after it.
    ///   - readFile: gives the bytes of a file, and `nil` where there is none.
    /// - Throws: What `readFile` throws.
    package init(
        register: [UInt8],
        files: [String],
        links: [(path: String, isOfFolder: Bool)] = [],
        today: CalendarDate,
        readFile: (String) throws -> [UInt8]?
    ) rethrows {
        let known: Register
        do {
            known = try Register(register)
        } catch {
            findings = [Finding(path: Register.file.path, message: error.reason)]
            return
        }
        self = try withoutActuallyEscaping(readFile) { readFile in
            var verifier = RegisterVerifier(known, PublishedSite(baseURL: known.baseURL, readFile: readFile), today)
            verifier.refuse(links)
            if let log = try readFile(ReviewLog.file.path) { verifier.verify(log, of: ContentDigest(of: register)) }
            return try verifier.run(files, readFile)
        }
    }

    fileprivate init(findings: [Finding], unlistedClaims: [String], pages: Int, entries: Int, signatures: Int) {
        self.findings = findings
        self.unlistedClaims = unlistedClaims
        self.pages = pages
        self.entries = entries
        self.signatures = signatures
    }
}

/// Holds the pages of a site against a register, and the register against itself.
private struct RegisterVerifier {
    private let register: Register
    private let today: CalendarDate
    private var site: PublishedSite
    private let people: [PersonID: Register.Signatory]
    private let sharedTexts: [SharedTextID: Register.SharedText]
    /// Which page has which text.
    private let pagesByText: [ContentDigest: Address]
    /// Which page has the text with a fingerprint, as pages show it.
    private let pagesByFingerprint: [String: Address]
    /// The lines of the glossary as its pages have it; `nil` where it is not the one in the register.
    private var glossary: Set<ArraySlice<UInt8>>?
    /// The lines of the facts as they are published; `nil` where they are not those in the register.
    private var facts: Set<ArraySlice<UInt8>>?
    private var findings: [RegisterVerification.Finding] = []
    private var unlistedClaims: [String] = []
    private var entries = 0
    private var signatures = 0

    init(_ register: Register, _ site: PublishedSite, _ today: CalendarDate) {
        self.register = register
        self.today = today
        self.site = site
        people = Dictionary(register.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        sharedTexts = Dictionary(register.sharedTexts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        pagesByText = Dictionary(
            register.pages.map { ($0.digests.text, $0.address) },
            uniquingKeysWith: { first, _ in first }
        )
        pagesByFingerprint = Dictionary(
            register.pages.map { ($0.digests.text.short, $0.address) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    mutating func run(
        _ files: [String],
        _ readFile: (String) throws -> [UInt8]?
    ) throws -> RegisterVerification {
        if register.day > today {
            report(Register.file.path, "is dated \(register.day), a day that is still to come")
        }
        for shared in register.sharedTexts { verify(shared.record, of: "`\(shared.id)`", in: Register.file.path) }
        if let shared = sharedTexts[.glossary] { try verifyGlossary(shared, among: files) }
        if let shared = sharedTexts[.facts] { try verifyFacts(shared, readFile) }
        for page in register.pages {
            verify(page.record, of: nil, in: page.address.outputPath)
            try verify(page)
        }
        if register.pages.isEmpty { report(Register.file.path, "lists no pages") }
        try findPagesWithoutRecord(files, readFile)
        return RegisterVerification(
            findings: findings.sorted { ($0.path, $0.message) < ($1.path, $1.message) },
            unlistedClaims: unlistedClaims,
            pages: register.pages.count,
            entries: entries,
            signatures: signatures
        )
    }

    private mutating func report(_ path: String, _ message: String) {
        findings.append(RegisterVerification.Finding(path: path, message: message))
    }

    /// A server may show pages by a link, and no one has looked at those.
    mutating func refuse(_ links: [(path: String, isOfFolder: Bool)]) {
        for link in links {
            let (what, fix) =
                link.isOfFolder
                ? ("a folder", "put a copy of the folder in its place") : ("no file that can be read", "remove it")
            report(link.path, "is a symbolic link to \(what), so what it shows was not checked; \(fix)")
        }
    }

    // MARK: The log

    /// The log has to be whole, and to end with the register.
    mutating func verify(_ log: [UInt8], of digest: ContentDigest) {
        let path = ReviewLog.file.path
        do throws(RegisterRefusal) {
            let log = try ReviewLog(log)
            for fault in log.faults(as: register, digest) { report(path, fault) }
        } catch {
            report(path, error.reason)
        }
    }

    // MARK: Records

    /// Looks at a record by itself: its chain, the order of its days, its signatures.
    private mutating func verify(_ record: ReviewRecord, of name: String?, in path: String) {
        entries += record.entries.count
        signatures += record.entries.count { $0.signature != nil }
        let owner = name.map { "the record of \($0) has" } ?? "has"
        let faults = RecordSeal.faults(
            in: record.entries,
            requiresSignatures: register.requiresSignatures,
            keys: { people[$0]?.publicKeys ?? [] }
        )
        for fault in faults {
            let entry = record.entries[fault.index]
            let which = "an entry of \(entry.date.value) by `\(entry.reviewer.value)`"
            report(path, "\(owner) \(which) \(Self.words(fault.kind))")
        }
        for entry in record.entries where entry.date.value > register.day {
            report(path, "\(owner) an entry of \(entry.date.value), after the day of the register, \(register.day)")
        }
        for name in Set(record.entries.map(\.reviewer.value)).sorted() where people[name] == nil {
            report(path, "\(owner) an entry by `\(name)`, who is not in the register")
        }
    }

    private static func words(_ fault: RecordSeal.Fault.Kind) -> String {
        switch fault {
        case .startsWithBefore: "that names one before it, but there is none"
        case .lacksBefore: "that does not name the one before it"
        case .followsAnother:
            "that does not follow the one before it: that one was changed, or an entry was moved, added or removed"
        case .goesBack(let day): "after one of \(day)"
        case .unsigned(.hasKey): "that is not signed, though they had a key"
        case .unsigned(.keyEnded(let day)): "that is not signed, though they had a key until \(day)"
        case .unsigned(.policy): "that is not signed, though every entry must be"
        case .unsigned(.carriesSigned(let day)): "that is not signed, and carries over the signed review of \(day)"
        case .uncheckable: "that is signed, but no public key is known to check it with"
        case .ofOtherDays: "that is signed with a key that did not count on that day"
        case .invalid: "whose signature is not valid"
        }
    }

    // MARK: Pages

    /// Reads the page of a file, and reports what keeps it from being read.
    private mutating func read(_ path: String) throws -> PublishedPage? {
        switch try site.page(path) {
        case nil: report(path, "does not exist, but the register lists it")
        case .failure(let refusal): report(path, refusal.message)
        case .success(let page) where !page.problems.isEmpty:
            for problem in page.problems { report(path, problem.message) }
        case .success(let page): return page
        }
        return nil
    }

    private mutating func verify(_ page: Register.Page) throws {
        let path = page.address.outputPath
        guard let published = try read(path) else { return }
        verifyText(page, published, path)
        verifyDisclaimer(page, published, path)
        if !page.isWithheld {
            verifyMeanings(page, published, path)
            verifyFacts(page, published, on: path)
        }
        verifyFacts(page, published, path)
        verifyClaims(page, published, path)
    }

    private mutating func verifyText(_ page: Register.Page, _ published: PublishedPage, _ path: String) {
        guard let text = published.text else {
            if !page.isWithheld { report(path, "marks no text, but the register has one") }
            return
        }
        if page.isWithheld {
            report(path, "shows a text that the register says is withheld")
            return
        }
        guard text.digest != page.digests.text else { return }
        var message =
            "shows a different text from the one in the register: its digest is \(text.digest.short)…, not"
            + " \(page.digests.text.short)…"
        if let title = published.title, title != Self.inOneLine(page.title) {
            message += "; its title is `\(title)`, not `\(Self.inOneLine(page.title))`"
        }
        if let other = pagesByText[text.digest] {
            message += "; it is the text of \(register.baseURL.absolute(other))"
        } else if let entry = page.record.entries.last(where: { $0.text.value == text.digest }) {
            message += "; it is the text that `\(entry.reviewer.value)` vouched for on \(entry.date.value)"
        }
        report(path, message)
    }

    private static func inOneLine(_ text: String) -> String {
        String(decoding: TextForm.singleSpaced(Array(text.utf8)), as: UTF8.self)
    }

    private mutating func verifyDisclaimer(_ page: Register.Page, _ published: PublishedPage, _ path: String) {
        let listed = page.digests.shared.first { if case .disclaimer = $0.key { true } else { false } }
        switch (listed, published.disclaimer?.digest) {
        case (nil, nil): break
        case (nil, _?): report(path, "shows a disclaimer, but in the register it has none")
        case (let listed?, nil): report(path, "shows no disclaimer, but in the register it has `\(listed.key)`")
        case (let listed?, let digest?) where digest != listed.value:
            report(
                path,
                "shows a different disclaimer from the one in the register: the digest of `\(listed.key)` is"
                    + " \(digest.short)…, not"
                    + " \(listed.value.short)…"
            )
        case (_?, _?): break
        }
    }

    private mutating func verifyMeanings(_ page: Register.Page, _ published: PublishedPage, _ path: String) {
        let listed = page.digests.shared[.glossary]
        guard listed != published.meanings?.digest else { return }
        switch (listed, published.meanings?.digest) {
        case (nil, _): report(path, "gives meanings of words, but in the register it has none")
        case (_, nil): report(path, "gives no meanings of words, but in the register it has some")
        case (let listed?, let digest?):
            report(
                path,
                "gives different meanings of words from those in the register: their digest is \(digest.short)…, not"
                    + " \(listed.short)…"
            )
        }
    }

    /// A long glossary has a page for each letter, and the register has the digest of all meanings.
    private mutating func verifyGlossary(_ shared: Register.SharedText, among files: [String]) throws {
        let path = Address.glossary.outputPath
        let letters = String(Address.letters(of: .glossary).path.dropFirst())
        guard let page = try read(path) else { return }
        var pages = [page]
        for file in files.sorted() where file.hasPrefix(letters) && file.hasSuffix("/index.html") {
            guard let page = try read(file) else { return }
            pages.append(page)
        }
        guard let meanings = TextForm.meanings(of: pages.compactMap(\.meanings)), meanings.digest == shared.text else {
            report(path, "gives different meanings of words from those in the register under `glossary`")
            return
        }
        glossary = Set(meanings.bytes.split(separator: UInt8(ascii: "\n")))
    }

    private mutating func verifyFacts(_ page: Register.Page, _ published: PublishedPage, on path: String) {
        let (listed, shown) = (page.digests.shared[.facts], published.facts?.digest)
        guard listed != shown else { return }
        switch (listed, shown) {
        case (nil, _): report(path, "states facts of `facts.yml`, but in the register it has none")
        case (_, nil): report(path, "states no facts of `facts.yml`, but in the register it has some")
        case (let listed?, let digest?):
            report(
                path,
                "states different facts from those in the register: their digest is \(digest.short)…, not"
                    + " \(listed.short)…"
            )
        }
    }

    /// All facts are in a file of their own, in their canonical form.
    private mutating func verifyFacts(
        _ shared: Register.SharedText,
        _ readFile: (String) throws -> [UInt8]?
    ) throws {
        let path = Address.reviewedFacts.outputPath
        guard let bytes = try readFile(path) else {
            report(path, "does not exist, but the register lists `facts`")
            return
        }
        guard ContentDigest(of: bytes) == shared.text else {
            report(path, "has different facts from those in the register under `facts`")
            return
        }
        facts = Set(bytes.split(separator: UInt8(ascii: "\n")))
    }

    // MARK: What is said of a review

    /// What the register says of a page has to follow from the entries.
    private mutating func verifyFacts(_ page: Register.Page, _ published: PublishedPage, _ path: String) {
        guard let review = RecordedReview(page.record) else {
            if !page.facts.contains(.neverReviewed) {
                report(path, "has a record in which no one reviewed it, but the register does not say so")
            }
            return
        }
        if !page.facts.contains(.changed) {
            if review.text != page.digests.text {
                report(path, "shows a text that is not the one that was reviewed, but the register does not say so")
            } else if !holds(review, page) {
                report(path, "shows a text that was reviewed \(place(review)), but the register does not say so")
            }
        }
        guard !page.facts.contains(.sharedTextChanged) else { return }
        for (name, digest) in page.digests.shared.sorted(by: { $0.key < $1.key })
        where review.shared[name] != digest && !isVouchedFor(name, digest, published) {
            let shown =
                switch name {
                case .disclaimer: "shows a disclaimer"
                case .glossary: "gives meanings"
                case .facts: "states facts"
                }
            report(path, "\(shown) for which no one vouched (`\(name)`), but the register does not say so")
        }
    }

    /// Whether a review is one of the text that a page shows, at its address.
    private func holds(_ review: RecordedReview, _ page: Register.Page) -> Bool {
        review.text == page.digests.text
            && review.holds(at: page.address, requiresRecords: register.requiresRecords)
    }

    private func place(_ review: RecordedReview) -> String {
        review.address.map { "at \(register.baseURL.absolute($0))" } ?? "at an address that its entries do not name"
    }

    /// Whether what a page shows of a shared text is vouched for in the record of that text.
    private func isVouchedFor(_ name: SharedTextID, _ digest: ContentDigest, _ published: PublishedPage) -> Bool {
        guard let shared = sharedTexts[name], RecordedReview(shared.record)?.text == shared.text else { return false }
        let (whole, lines): (Set<ArraySlice<UInt8>>?, TextForm?)
        switch name {
        case .disclaimer: return shared.text == digest
        case .glossary: (whole, lines) = (glossary, published.meanings)
        case .facts: (whole, lines) = (facts, published.facts)
        }
        guard let whole, let lines else { return false }
        return lines.bytes.split(separator: UInt8(ascii: "\n")).allSatisfy(whole.contains)
    }

    private mutating func verifyClaims(_ page: Register.Page, _ published: PublishedPage, _ path: String) {
        if let claim = page.claim {
            if let fault = fault(in: PublishedClaim(reviewed: claim.reviewed, reviewers: page.reviewers), of: page) {
                report(path, "has in the register a claim that \(fault)")
            }
            let due = (RecordedReview(page.record)?.reviews ?? []).compactMap(\.nextReview?.value).max()
            if let due, claim.due > due {
                report(
                    path,
                    "has in the register a claim that counts through \(claim.due), but its entries count through \(due)"
                )
            }
        }
        for data in published.structuredData {
            let claims: [PublishedClaim]
            do throws(PublishedClaim.Unreadable) {
                claims = try PublishedClaim.claims(in: data, of: register)
            } catch {
                report(path, "tells machines something that \(Self.words(error))")
                continue
            }
            for claim in claims {
                if let fault = fault(in: claim, of: page) { report(path, "tells machines of a review that \(fault)") }
            }
        }
        for claim in MarkedClaim.allCases where published.markedClaims.contains(claim) {
            report(path, "tells machines of a review in \(claim.rawValue), where sitegen writes none")
        }
    }

    private static func words(_ fault: PublishedClaim.Unreadable) -> String {
        switch fault {
        case .noJSON: "is not JSON"
        case .foreignContext: "only a context of another site explains"
        }
    }

    /// Why a claim does not follow from the entries of a page.
    private func fault(in claim: PublishedClaim, of page: Register.Page) -> String? {
        guard let review = RecordedReview(page.record), review.text == page.digests.text else {
            return "no one made of this text"
        }
        guard holds(review, page) else { return "was made \(place(review))" }
        if let stranger = claim.strangers.first { return "names `\(stranger)`, who is not in the register" }
        var days: [CalendarDate] = []
        for name in claim.reviewers {
            guard let entry = review.reviews.last(where: { $0.reviewer.value == name }) else {
                return "names `\(name)`, who did not review this text"
            }
            guard people[name]?.isRegistered(on: entry.date.value) != false else {
                return "names `\(name)`, who was not registered on \(entry.date.value)"
            }
            days.append(entry.date.value)
        }
        guard let last = days.max() else { return "names no one" }
        guard let reviewed = claim.reviewed else { return "names no day" }
        return reviewed == last ? nil : "is of \(reviewed), but the entry is dated \(last)"
    }

    // MARK: Other pages

    private mutating func findPagesWithoutRecord(
        _ files: [String],
        _ readFile: (String) throws -> [UInt8]?
    ) throws {
        let listed = Set(register.pages.map(\.address.outputPath))
        for path in files.sorted() where !listed.contains(path) && PageFile.isPage(path) {
            switch try site.page(path) {
            case nil: continue
            case .success(let page): verifyUnlisted(page, path, showing: try readFile(path).flatMap(fingerprinted))
            case .failure(let refusal):
                let claims = try readFile(path).map(PageFile.mayClaim) == true
                if register.requiresRecords, claims || PageFile.isHTML(path) {
                    report(path, refusal.message)
                } else if claims {
                    unlistedClaims.append(path)
                }
            }
        }
    }

    /// The page whose text has a fingerprint that is in a file.
    private func fingerprinted(_ bytes: [UInt8]) -> Address? {
        let isHexadecimal = { (byte: UInt8) in byte.hexadecimalValue != nil && !byte.isASCIICapital }
        return bytes.split { !isHexadecimal($0) }.lazy.filter { $0.count >= ContentDigest.shortLength }.compactMap {
            pagesByFingerprint[String(decoding: $0.prefix(ContentDigest.shortLength), as: UTF8.self)]
        }.first
    }

    /// `original` is the page whose fingerprint it shows.
    private mutating func verifyUnlisted(_ page: PublishedPage, _ path: String, showing original: Address?) {
        let claims =
            !page.markedClaims.isEmpty
            || page.structuredData.contains { (try? PublishedClaim.claims(in: $0, of: register)) != [] }
        // A title alone needs no review.
        let hasText = !page.problems.isEmpty || page.text.map { $0.lines.count > 1 } == true
        if hasText, let text = page.text, let other = pagesByText[text.digest] {
            report(path, "shows the text of \(register.baseURL.absolute(other)), and is another page")
        } else if let original {
            let page = register.baseURL.absolute(original)
            report(path, "shows the fingerprint of the text of \(page), and is another page")
        } else if register.requiresRecords, hasText {
            report(path, "shows a text that is not in the register, but each text of this site must have a record")
        } else if register.requiresRecords, claims {
            report(path, "tells machines of a review, but is not in the register")
        } else if claims {
            unlistedClaims.append(path)
        }
    }
}

extension PageRefusal {
    /// The reason in words, to be continued after the name of the page.
    package var message: String {
        switch self {
        case .unreadable: "cannot be read: it is not UTF-8, or contains characters that mean nothing"
        case .tooLarge: "cannot be read: it is larger than any page that sitegen writes"
        case .tooComplex: "cannot be read: its elements are nested more deeply than on any page that sitegen writes"
        }
    }
}
