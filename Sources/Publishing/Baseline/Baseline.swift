package import Diagnostics
import Foundation

/// What the rules about words found on a day that a site has accepted, so that a check reports only what is new.
///
/// A finding is told by its rule, its file and the words that it is about, and not by its line: it stays the same when
/// text is added above it, when lines are broken elsewhere and when `*` becomes `_`. Where the same words are found
/// several times in a file, as many are accepted as there were.
///
/// Only findings of rules that a site can switch off are accepted; what else is wrong never is.
package struct Baseline: Sendable, Equatable {
    /// What tells one finding from another.
    fileprivate struct Identity: Hashable, Codable {
        var rule: String
        var file: String
        /// The words; absent for a finding about the text as a whole.
        var words: String?

        init?(_ diagnostic: Diagnostic) {
            guard diagnostic.identifier.isRule else { return nil }
            rule = diagnostic.identifier.name
            file = diagnostic.location.file.path
            words = diagnostic.words
        }
    }

    /// One line of the file: a finding, and how often it is accepted.
    private struct Entry: Codable {
        var rule: String
        var file: String
        var words: String?
        var count: Int
    }

    private struct Contents: Codable {
        var version: Int
        var findings: [Entry]
    }

    private static let version = 1

    /// How often each finding is accepted, by its file: a check looks at one file after the other.
    private var accepted: [String: [Identity: Int]] = [:]

    /// How many findings are accepted.
    package var count: Int { accepted.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

    /// Accepts what a check found.
    package init(accepting diagnostics: [Diagnostic]) {
        for identity in diagnostics.compactMap(Identity.init) {
            accepted[identity.file, default: [:]][identity, default: 0] += 1
        }
    }

    /// Reads a baseline that `file` gave; `nil` where it is none.
    package init?(file: [UInt8]) {
        guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(file)),
            contents.version == Self.version, contents.findings.allSatisfy({ $0.count > 0 })
        else { return nil }
        for entry in contents.findings {
            var identity = Identity(rule: entry.rule, file: entry.file)
            identity.words = entry.words
            accepted[identity.file, default: [:]][identity, default: 0] += entry.count
        }
    }

    /// The baseline as a file: JSON with one finding on each line, sorted, so that a difference reads well and two
    /// branches seldom conflict.
    package var file: [UInt8] {
        let findings = findings.map(\.line).joined(separator: ",\n")
        return Array("{\"version\":\(Self.version),\"findings\":[\n\(findings)\n]}\n".utf8)
    }

    /// A finding that is accepted.
    package struct Finding: Sendable, Equatable {
        /// The name of the rule.
        package var rule: String
        /// The file, from the content folder.
        package var file: String
        /// The words that it is about; `nil` for a finding about the text as a whole.
        package var words: String?
        /// How often it is accepted.
        package var count: Int
        /// Its line in the file of the baseline, without the comma at its end.
        package var line: String
    }

    /// What is accepted, in the order of the file.
    package var findings: [Finding] {
        accepted.values.joined().compactMap { identity, count in
            Self.line(identity, count).map {
                Finding(rule: identity.rule, file: identity.file, words: identity.words, count: count, line: $0)
            }
        }.sorted { $0.line < $1.line }
    }

    /// The line of a finding.
    private static func line(_ identity: Identity, _ count: Int) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let entry = Entry(rule: identity.rule, file: identity.file, words: identity.words, count: count)
        return (try? encoder.encode(entry)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is not accepted of what was found; of equal findings the first ones are the accepted ones. All that was
    /// found in a file has to come at once.
    func unaccepted(of diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard !accepted.isEmpty, !diagnostics.isEmpty else { return diagnostics }
        var left: [String: [Identity: Int]] = [:]
        return diagnostics.sorted().filter { diagnostic in
            guard let identity = Identity(diagnostic), let ofFile = accepted[identity.file] else { return true }
            guard let count = left[identity.file, default: ofFile][identity], count > 0 else { return true }
            left[identity.file, default: ofFile][identity] = count - 1
            return false
        }
    }
}

extension Baseline.Identity {
    fileprivate init(rule: String, file: String) {
        self.rule = rule
        self.file = file
    }
}
