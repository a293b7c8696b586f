package import Attestation
package import Publishing
package import SiteModel

/// What a site published of its reviews on a day, as its log shows it.
package struct PastSite: Sendable {
    /// Where the register comes from.
    package enum Origin: Sendable, Equatable {
        /// It is in a published folder or in a file that was kept, and has the digest of the log.
        case found(String)
        /// It was made again from the content, and has the digest of the log.
        case content
        /// It was made again from the content of a commit, and has the digest of the log.
        case commit(ContentCommit)
        /// It was made again from the content of a commit, and is another one than the log has.
        case unlike(ContentCommit)
    }

    /// The day that was asked for.
    package let day: CalendarDate
    /// The log.
    package let log: ReviewLog
    /// The place of the build in the log that counted on the day, from 0.
    package let index: Int
    /// The register of that build; `nil` where it published none.
    package let register: Register?
    /// Where the register comes from; `nil` where there is none.
    package let origin: Origin?

    /// The build that counted on the day.
    package var leaf: ReviewLog.Leaf { log.leaves[index] }
    /// Whether the log shows that just this was published.
    package var isProven: Bool {
        if case .unlike = origin { return false }
        return true
    }

    /// What a register is made from again.
    package struct Sources: Sendable {
        /// How the site is read; the day is that of the build in question.
        var request: BuildRequest
        /// What knows earlier versions of the content, if anything does.
        var git: GitProgram?

        /// Sources of a site; `request` names its content and its address.
        package init(request: BuildRequest, git: GitProgram?) {
            self.request = request
            self.git = git
        }
    }

    /// Finds out what was published on a day.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - log: The log of the site.
    ///   - kept: Places where a register may be, each as people know it, the likeliest first.
    ///   - sources: How the register is made again where it is in none of them.
    /// - Throws: A `Refusal` where that cannot be told; a `FileSystemError` for what the machine could not do.
    package init(
        on day: CalendarDate,
        _ log: ReviewLog,
        among kept: [(place: String, records: PublishedRecords)],
        or sources: Sources
    ) async throws {
        guard let index = log.index(on: day) else {
            let start = log.leaves.first.map { "its first build is of \($0.day)" } ?? "it has no builds"
            throw Refusal("The log does not tell what was published on \(day): \(start).")
        }
        self.day = day
        self.log = log
        self.index = index
        let leaf = log.leaves[index]
        guard let digest = leaf.register else {
            (register, origin) = (nil, nil)
            return
        }
        if let found = kept.first(where: { $0.records.register?.digest == digest }) {
            (register, origin) = (found.records.register?.0, .found(found.place))
            return
        }
        let content = try await sources.content(of: leaf)
        register = content.register
        origin = content.commit.map { content.isProven ? .commit($0) : .unlike($0) } ?? .content
    }
}

extension PastSite.Sources {
    /// Content as it was, or as it may have been.
    struct Content {
        /// The bytes that files had, where they are others now.
        var earlier: [String: [UInt8]?] = [:]
        /// Whether drafts were published.
        var includesDrafts: Bool
        /// The commit that has it; `nil` for the content as it is.
        var commit: ContentCommit?
        /// The register that it gives; `nil` where no text has a record.
        var register: Register?
        /// Whether that is the register of the log.
        var isProven: Bool
    }

    /// The content of a build: as it is now, if that gives the register of the log, or else that of the commit.
    ///
    /// - Throws: A `Refusal` where neither can be had.
    func content(of leaf: ReviewLog.Leaf) async throws -> Content {
        if let now = try await content([:], nil, leaf), now.isProven { return now }
        let reason = "The register of the build of \(leaf.day) is not at hand"
        guard let commit = leaf.commit else {
            throw Refusal("\(reason), and the log names no commit to make it from; name a copy with --register.")
        }
        guard !commit.hasChanges else {
            throw Refusal("\(reason), and its content was never committed; name a copy with --register.")
        }
        guard let earlier = git?.history(ofContent: request.content)?.contents(before: commit.name) else {
            throw Refusal("\(reason), and git does not have its commit \(commit.short); name a copy with --register.")
        }
        guard let asCommitted = try await content(earlier, commit, leaf) else {
            throw Refusal(
                "\(reason), and its commit \(commit.short) has no records of reviews; name a copy with --register."
            )
        }
        return asCommitted
    }

    /// What content gives for the day of a build, with drafts or without; `nil` where no text has a record.
    private func content(
        _ earlier: [String: [UInt8]?],
        _ commit: ContentCommit?,
        _ leaf: ReviewLog.Leaf
    ) async throws -> Content? {
        var first: Content?
        for includesDrafts in [false, true] {
            var request = request
            request.output = nil
            request.day = .day(leaf.day)
            request.includesDrafts = includesDrafts
            let register = try await SiteBuilder(request).register(naming: leaf.commit, with: earlier)
            let isProven = register.map { ContentDigest(of: $0.bytes) } == leaf.register
            let content = Content(
                earlier: earlier,
                includesDrafts: includesDrafts,
                commit: commit,
                register: register,
                isProven: isProven
            )
            if isProven { return content }
            if register != nil { first = first ?? content }
        }
        return first
    }
}
