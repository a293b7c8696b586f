package import Attestation
package import SiteModel

/// What the git repository that the content folder lies in knows of its files: earlier versions, and who made them.
///
/// The `git` program is asked, and never for anything that writes. Its answers do not depend on what its user has
/// configured for the eyes: pagers, colours, aliases, programs that show differences. Where there is no git, no
/// repository or no such file in it, there is no history, which is no error.
package struct ContentHistory: Sendable {
    /// A file as one commit left it.
    package struct Revision: Sendable, Equatable {
        /// The name of the commit: 40 hexadecimal digits, or 64 in a repository that uses SHA-256.
        package var commit: String
        /// The day of the commit, where the committer was.
        package var day: CalendarDate
        /// Who wrote the change.
        package var author: String
        /// The first line of the commit's message.
        package var subject: String
        /// Where the file lay then, from the top of the repository.
        var path: String

        /// As many digits of the commit's name as people give.
        package var shortCommit: String { String(commit.prefix(10)) }
    }

    private let git: Subprocess
    private let folder: String
    /// Where the content folder lies, from the top of the repository; empty, or with `/` at its end.
    private let prefix: String

    /// How many versions of a file are looked at.
    private static let maximumRevisions = 500
    /// No text is longer than this, and no list of revisions either.
    private static let maximumBytes = 16 * 1024 * 1024

    /// The history of the files in a content folder; `nil` where git knows nothing of the folder.
    ///
    /// `program` is the path of git, and `environment` that of the process.
    package init?(content folder: String, git program: String, environment: [String: String]) {
        self.folder = folder
        git = Subprocess(program: program, environment: Self.quiet(environment))
        let place = ["-C", folder] + Self.settings + ["rev-parse", "--show-prefix"]
        guard let answer = git.output(of: place, limit: Self.maximumBytes), answer.last == UInt8(ascii: "\n"),
            let prefix = String(validating: answer.dropLast(), as: UTF8.self)
        else { return nil }
        self.prefix = prefix
    }

    /// The environment without what leads git to another repository, as it is set where git itself started us, and with
    /// what keeps it from writing, asking, and talking to other machines.
    private static func quiet(_ environment: [String: String]) -> [String: String] {
        // These say whose repositories are trusted, and are the user's to say.
        let kept: Set = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"]
        var quiet = environment.filter { !$0.key.hasPrefix("GIT_") || kept.contains($0.key) }
        quiet["LC_ALL"] = "C"
        quiet["GIT_OPTIONAL_LOCKS"] = "0"
        quiet["GIT_TERMINAL_PROMPT"] = "0"
        quiet["GIT_LITERAL_PATHSPECS"] = "1"
        quiet["GIT_NO_REPLACE_OBJECTS"] = "1"
        // A partial clone would fetch what it lacks.
        quiet["GIT_NO_LAZY_FETCH"] = "1"
        quiet["GIT_ALLOW_PROTOCOL"] = "none"
        return quiet
    }

    /// What overrules the configuration. An older git passes over settings that it does not know.
    private static let settings =
        ["--no-pager"]
        + [
            "color.ui=false", "core.fsmonitor=false", "core.hooksPath=/dev/null", "diff.renames=true",
            "i18n.logOutputEncoding=UTF-8", "log.diffMerges=first-parent", "log.mailmap=false", "log.showRoot=true",
            "log.showSignature=false",
        ].flatMap { ["-c", $0] }

    private func ask(_ arguments: [String]) -> [UInt8]? {
        git.output(of: ["-C", folder] + Self.settings + arguments, limit: Self.maximumBytes)
    }

    /// The last commit that changed anything in the folder, and whether the files on disk are others. A commit that only
    /// changes what lies beside the folder, such as a published site, is not named: the content is in the one before it too.
    /// In a clone that has not all commits, it may be the oldest that is there. `nil` where there is no commit.
    package var commit: ContentCommit? {
        guard let answer = ask(["log", "--max-count=1", "--format=tformat:%H", "--", "."]),
            let status = ask(["status", "--porcelain", "-z", "--untracked-files=normal", "--no-renames", "--", "."])
        else { return nil }
        let name = String(decoding: answer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return ContentCommit(name: name, hasChanges: !status.isEmpty)
    }

    /// The commits that changed a file of Content, merges too, the newest first, also where it had another name; empty
    /// where git knows none.
    package func revisions(of path: String) -> [Revision] {
        let answer = ask([
            "log", "-m", "--follow", "--name-only", "--no-ext-diff", "--no-textconv", "-z",
            "--max-count=\(Self.maximumRevisions)", "--format=tformat:%H%x00%cs%x00%an%x00%s", "--", path,
        ])
        guard let answer else { return [] }
        // Each commit is four fields, and then, on a new line, the name of the file, unless it changed nothing of it.
        var fields = answer.split(separator: 0, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }[...]
        var revisions: [Revision] = []
        var name = prefix + path
        while fields.count >= 4 {
            let field = Array(fields.prefix(4))
            fields = fields.dropFirst(4)
            if let next = fields.first, next.utf8.first == UInt8(ascii: "\n") {
                name = String(next.dropFirst())
                fields = fields.dropFirst()
            }
            guard let day = CalendarDate(iso: field[1]) else { return [] }
            revisions.append(Revision(commit: field[0], day: day, author: field[2], subject: field[3], path: name))
        }
        return revisions
    }

    /// The bytes of the file as that commit left it; `nil` where it took the file away.
    package func contents(at revision: Revision) -> [UInt8]? {
        ask(["cat-file", "blob", "\(revision.commit):\(revision.path)"])
    }

    /// The bytes that another file of Content had in that commit; `nil` where there was none of that name.
    package func contents(of path: String, at revision: Revision) -> [UInt8]? {
        ask(["cat-file", "blob", "\(revision.commit):\(prefix)\(path)"])
    }

    /// An earlier version of a file.
    package struct Version: Sendable {
        /// The commit that left the file like that.
        package var revision: Revision
        /// What was in it.
        package var bytes: [UInt8]
        /// The commit that changed it next; `nil` where there is none.
        package var next: Revision?
    }

    /// The newest committed version of a file for which `isWanted` holds.
    package func version(of path: String, where isWanted: ([UInt8], Revision) -> Bool) -> Version? {
        var next: Revision?
        for revision in revisions(of: path) {
            guard let bytes = contents(at: revision) else { continue }
            if isWanted(bytes, revision) { return Version(revision: revision, bytes: bytes, next: next) }
            next = revision
        }
        return nil
    }

    // MARK: Who wrote a line

    /// Who wrote a line, and when.
    package struct LineAuthor: Sendable, Equatable {
        /// The name in the commit.
        package var name: String
        /// The day of the commit, in Coordinated Universal Time.
        package var day: CalendarDate
    }

    /// The lines of a file, each with who wrote it; `nil` for a line that was not committed. Empty where git does not know
    /// the file.
    ///
    /// - Parameters:
    ///   - path: The file, from the content folder or absolute.
    ///   - commit: The commit whose lines are meant; `nil` for the file as it is.
    package func lines(of path: String, in commit: ContentCommit?) -> [(text: String, author: LineAuthor?)] {
        let revision = commit.map { [$0.name] } ?? []
        guard let answer = ask(["blame", "--line-porcelain"] + revision + ["--", path]) else { return [] }
        var lines: [(text: String, author: LineAuthor?)] = []
        var (name, day, isCommitted) = ("", CalendarDate?.none, false)
        for line in answer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = String(decoding: line, as: UTF8.self)
            // Each line comes with a heading, which begins with the commit, and ends with the line itself.
            if line.hasPrefix("\t") {
                let author = isCommitted ? day.map { LineAuthor(name: name, day: $0) } : nil
                lines.append((String(line.dropFirst()), author))
            } else if line.hasPrefix("author ") {
                name = String(line.dropFirst("author ".count))
            } else if line.hasPrefix("committer-time "), let seconds = Int(line.dropFirst("committer-time ".count)) {
                day = CalendarDate(year: 1970, month: 1, day: 1)?.adding(days: seconds / 86_400)
            } else if let first = line.split(separator: " ").first, first.count == 40 || first.count == 64 {
                isCommitted = first.contains { $0 != "0" }
            }
        }
        return lines
    }

    // MARK: Another state of the whole content

    /// The commit that a name stands for, such as a branch; `nil` where git knows none.
    package func commit(named name: String) -> String? {
        guard !name.isEmpty, !name.hasPrefix("-") else { return nil }
        return line(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
    }

    /// The newest commit from which both the current one and another one come; `nil` where git knows none, as where only a
    /// part of the history was fetched.
    package func commonAncestor(with commit: String) -> String? { line(["merge-base", "HEAD", commit]) }

    private func line(_ arguments: [String]) -> String? {
        ask(arguments).map { String(decoding: $0, as: UTF8.self).filter { !$0.isNewline } }
    }

    /// What Content was in a commit, as far as it is another now: the bytes of each file, and `nil` for one that was not there;
    /// `nil` where git cannot tell. What was not committed yet counts as now.
    package func contents(before commit: String) -> [String: [UInt8]?]? {
        let changed = [
            "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative",
            "--ignore-submodules", commit, "--", ".",
        ]
        guard let changed = ask(changed), let added = ask(["ls-files", "-z", "--others", "--", "."]) else { return nil }
        let paths = (changed.split(separator: 0) + added.split(separator: 0)).compactMap {
            String(validating: $0, as: UTF8.self)
        }
        var contents: [String: [UInt8]?] = [:]
        for path in paths {
            contents.updateValue(ask(["cat-file", "blob", "\(commit):\(prefix)\(path)"]), forKey: path)
        }
        return contents
    }
}
