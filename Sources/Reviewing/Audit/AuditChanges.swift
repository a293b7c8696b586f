import Foundation
import SiteModel

/// What an earlier pack says of the texts: its file `audit.json`.
package struct EarlierPack: Sendable, Decodable {
    /// A text of that time.
    struct Text: Sendable, Decodable {
        let name, title, state: String
        let digest, reviewed: String?
    }

    let day: String
    let texts: [Text]

    /// Reads the file; `nil` where it is none.
    package init?(file: [UInt8]) {
        guard let pack = try? JSONDecoder().decode(EarlierPack.self, from: Data(file)) else { return nil }
        self = pack
    }
}

/// What changed between two packs.
struct AuditChanges: Sendable, Equatable {
    /// One text that is not as it was.
    struct Change: Sendable, Equatable {
        var name: String
        var title: String
        /// What became of it, in words.
        var what: [String]
    }

    /// The day of the earlier pack.
    var since: String
    /// The texts, by their names.
    var texts: [Change]

    init(from earlier: EarlierPack, to texts: [AuditPack.Text]) {
        since = earlier.day
        let before = Dictionary(earlier.texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let now = Set(texts.map(\.name))
        var changes: [Change] = texts.compactMap { text in
            guard let old = before[text.name] else { return Change(name: text.name, title: text.title, what: ["new"]) }
            var what: [String] = []
            if old.digest != text.digest?.description { what.append("other words") }
            if old.reviewed != text.reviewed?.description {
                what.append(text.reviewed.map { "reviewed on \($0)" } ?? "no review counts any more")
            }
            if old.state != text.state { what.append("\(text.state), before \(old.state)") }
            return what.isEmpty ? nil : Change(name: text.name, title: text.title, what: what)
        }
        changes += earlier.texts.filter { !now.contains($0.name) }.map {
            Change(name: $0.name, title: $0.title, what: ["gone"])
        }
        self.texts = changes.sorted { $0.name < $1.name }
    }
}
