import Diagnostics
import Publishing
import SiteModel

/// A finding of a rule that someone accepted: in a baseline, at a place in a text, or for the whole site.
struct AcceptedFinding: Sendable, Equatable {
    /// The rule.
    var rule: String
    /// The file that the finding is in; `nil` for the whole site.
    var file: String?
    /// The 1-based line of the comment that accepts it.
    var line: Int?
    /// The words that it is about, or the reason that is given.
    var words: String?
    /// How it was accepted.
    var how: String
    /// Who wrote that, and when, where git knows it.
    var by: ContentHistory.LineAuthor?
}

extension AcceptedFinding {
    /// Everything that is accepted on a site, in the order of the files.
    static func all(in content: AuditedContent, baseline: (file: Baseline, path: String)?) -> [AcceptedFinding] {
        ofSite(content) + ofTexts(content) + (baseline.map { ofBaseline($0.file, $0.path, content.history) } ?? [])
    }

    private static func ofSite(_ content: AuditedContent) -> [AcceptedFinding] {
        let rules = content.desk.site.settings.rules.levels.filter { $0.value == .off }.map(\.key.name).sorted()
        guard !rules.isEmpty else { return [] }
        let lines = content.history?.lines(of: "site.yml", in: content.commit) ?? []
        return rules.map { rule in
            let line = lines.last { $0.text.drop { $0 == " " }.hasPrefix("\(rule):") }
            return AcceptedFinding(rule: rule, how: "off in site.yml", by: line?.author)
        }
    }

    /// The comments `<!-- allow RULE: reason -->` of texts.
    private static func ofTexts(_ content: AuditedContent) -> [AcceptedFinding] {
        content.desk.texts.flatMap { text -> [AcceptedFinding] in
            guard let source = try? content.desk.source(of: text) else { return [] }
            var found = allowances(in: String(decoding: source, as: UTF8.self)).map { line, rule, reason in
                AcceptedFinding(rule: rule, file: text.file.path, line: line, words: reason, how: "comment in the text")
            }
            guard !found.isEmpty else { return [] }
            let lines = content.history?.lines(of: text.file.path, in: content.commit) ?? []
            for index in found.indices {
                guard let line = found[index].line, lines.indices.contains(line - 1) else { continue }
                found[index].by = lines[line - 1].author
            }
            return found
        }
    }

    /// The comments of a text that are not in code, with their lines.
    static func allowances(in text: String) -> [(line: Int, rule: String, reason: String)] {
        var fence: Substring?
        var found: [(line: Int, rule: String, reason: String)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.drop { $0 == " " }
            if let open = fence {
                if words.hasPrefix(open), words.allSatisfy({ $0 == open.first || $0 == " " }) { fence = nil }
            } else if let sign = words.first, sign == "`" || sign == "~",
                words.hasPrefix(String(repeating: sign, count: 3))
            {
                fence = words.prefix { $0 == sign }
            } else if let match = words.wholeMatch(of: /<!--\s*allow\s+([a-z-]+):\s*(.+?)\s*-->\s*/) {
                found.append((index + 1, String(match.1), String(match.2)))
            }
        }
        return found
    }

    private static func ofBaseline(_ baseline: Baseline, _ path: String, _ history: ContentHistory?)
        -> [AcceptedFinding]
    {
        let lines = history?.lines(of: path, in: nil) ?? []
        let authors = Dictionary(lines.map { ($0.text, $0.author) }, uniquingKeysWith: { first, _ in first })
        return baseline.findings.map { finding in
            AcceptedFinding(
                rule: finding.rule,
                file: finding.file,
                words: finding.words,
                how: finding.count == 1 ? "baseline" : "baseline, \(finding.count) times",
                by: authors[finding.line] ?? authors[finding.line + ","] ?? nil
            )
        }
    }
}
