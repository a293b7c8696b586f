import Diagnostics
import Foundation
import Publishing
import SiteModel

/// The line that ends a run, in words.
struct SummaryWording {
    let text: String

    /// How many drafts are named before the rest is only counted.
    private static let namedDrafts = 10

    init(_ result: BuildResult, output: String, writes: Bool, seconds: Double) {
        let time = String(format: "%.1f s", seconds)
        let problems = Self.problems(in: result)
        guard result.isSuccess, let summary = result.summary else {
            let rest = writes ? "; nothing was published, \(Self.state(of: output, after: result))" : ""
            text = "\(problems)\(rest) (\(time))\n"
            return
        }
        let made =
            "\(Self.count(summary.pages, "page")): \(Self.count(summary.articles, "article")),"
            + " \(Self.count(summary.subjects, summary.subjectNoun)); \(problems) (\(time))"
        var lines = [writes ? "Built \(made)" : "Checked \(made)"]
        if let changes = summary.changes {
            lines[0] +=
                ", as of \(summary.day), in \(output): \(changes.written) written,"
                + " \(changes.unchanged) unchanged, \(changes.removed) removed"
        } else {
            lines[0] += ", as of \(summary.day)"
        }
        if let end = summary.validThrough {
            lines.append("Rebuild by \(end.day): \(Self.changes(end))")
        }
        if !summary.skippedDrafts.isEmpty {
            let names = summary.skippedDrafts.prefix(Self.namedDrafts).map(\.path)
            let more = summary.skippedDrafts.count - names.count
            lines.append(
                "Skipped \(Self.count(summary.skippedDrafts.count, "draft")), which --drafts includes: \(names.joined(separator: ", "))"
                    + (more > 0 ? " and \(more) more" : "")
            )
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// What a look at the site found, for whoever sees it while they write.
    static func preview(_ result: BuildResult) -> String {
        let pages = result.summary.map { "\(count($0.pages, "page")): " } ?? ""
        return "\(pages)\(problems(in: result))\n"
    }

    private static func problems(in result: BuildResult) -> String {
        let errors = result.diagnostics.count { $0.severity == .error }
        let warnings = result.diagnostics.count { $0.severity == .warning }
        return [errors > 0 ? count(errors, "error") : nil, count(warnings, "warning")].compactMap { $0 }
            .joined(separator: ", ")
    }

    /// What is not true any more on the day after.
    private static func changes(_ end: ValidThrough) -> String {
        let (pages, registrations) = (end.pages, end.registrations)
        return [
            pages == 0 ? nil : "\(count(pages, "page")) \(pages == 1 ? "falls" : "fall") due",
            registrations == 0
                ? nil : "\(count(registrations, "registration")) \(registrations == 1 ? "changes" : "change")",
        ].compactMap(\.self).joined(separator: ", ")
    }

    private static func state(of output: String, after result: BuildResult) -> String {
        result.hasFinishedInterruptedRun
            ? "\(output) holds the site of an earlier build, which was interrupted and is finished now"
            : "\(output) is as it was"
    }

    /// How many findings a baseline accepts, and how many of them are fixed.
    static func accepted(_ found: Int, in baseline: Int) -> String {
        let gone = baseline - found
        let fixed = gone > 0 ? "; \(gone) more are fixed, --update-baseline removes them" : ""
        return "\(count(found, "accepted finding")) not shown\(fixed)\n"
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
