import Diagnostics
import Publishing
package import SiteModel

/// Which of the texts that wait are meant: those for which each part of it holds.
package struct QueueFilter: Equatable, Sendable {
    /// For whom they wait; empty for anyone.
    package var reviewers: [PersonID] = []
    /// What is true of them, any of it; empty for anything.
    package var needs: Set<ReviewNeed> = []
    /// How much harm they can do; empty for any.
    package var risks: Set<RiskClass> = []
    /// The sections that they are in; empty for any.
    package var sections: Set<SectionID> = []
    /// Their names; `nil` for any.
    package var names: Set<String>?

    /// A filter that leaves nothing out.
    package init() {}

    /// Whether a text is meant.
    package func includes(_ text: QueuedText) -> Bool {
        (reviewers.isEmpty || reviewers.contains(where: text.waits(for:)))
            && (needs.isEmpty || !needs.isDisjoint(with: text.needs)) && (risks.isEmpty || risks.contains(text.risk))
            && (sections.isEmpty || text.section.map(sections.contains) == true)
            && names?.contains(text.name) != false
    }
}

extension ReviewSession {
    /// People by their ids.
    ///
    /// - Throws: A `Refusal` that says which id is no one's.
    package func people(_ ids: [String]) throws(Refusal) -> [PersonID] {
        let known = desk.site.people.map(\.id.rawValue)
        for id in ids where !known.contains(id) {
            throw Refusal("No one has the id `\(id)`" + Self.help(for: id, among: known))
        }
        return ids.map { PersonID($0) }
    }

    /// Sections by the names of their folders.
    ///
    /// - Throws: A `Refusal` that says which name is that of none.
    package func sections(_ names: [String]) throws(Refusal) -> Set<SectionID> {
        let known = desk.site.settings.sections.all.map(\.id.rawValue)
        for name in names where !known.contains(name) {
            throw Refusal("The site has no section `\(name)`" + Self.help(for: name, among: known))
        }
        return Set(names.map { SectionID($0) })
    }

    /// The texts that are named, each once: by a pattern, by its name, or by its file.
    ///
    /// - Throws: A `Refusal` that says which name is that of none, and which pattern stands for none.
    package func names(of wanted: [TextName]) throws(Refusal) -> Set<String> {
        var names: Set<String> = []
        for name in wanted {
            guard let pattern = TextPattern(name.words) else {
                names.formUnion(try texts(named: [name]).map(\.name))
                continue
            }
            let found = desk.texts.map(\.name).filter(pattern.matches)
            if found.isEmpty { throw Refusal("No text has a name like `\(pattern.words)`.") }
            names.formUnion(found)
        }
        return names
    }

    private static func help(for name: String, among known: [String]) -> String {
        NearMiss.help(for: name, among: known).map { "; \($0)" } ?? "."
    }
}
