package import Diagnostics

/// A part of the site whose subjects are all of one kind: conditions, medicines, services.
package struct Section: Sendable, Equatable {
    /// The name of its folder in Content.
    package var id: SectionID
    /// What its subjects are.
    package var kind: SubjectKind
    /// What readers see it called, in the site's language; `nil` where the theme has a word for it.
    package var title: String?
    /// The word that its addresses begin with: `erkrankungen` in `/erkrankungen/anaemie/`.
    package var addressWord: String
    /// Where `site.yml` names that word, or the section; `nil` for a section of a site that names none.
    package var location: SourceLocation?

    /// A section whose addresses begin with the name of its folder.
    package init(id: SectionID, kind: SubjectKind, title: String? = nil, location: SourceLocation? = nil) {
        self.id = id
        self.kind = kind
        self.title = title
        addressWord = id.rawValue
        self.location = location
    }

    /// Where the list of its subjects is.
    package var address: Address { Address(path: "/\(addressWord)/") }
}

/// Names a section: its folder in Content.
package typealias SectionID = Identifier<Section>

extension SectionID {
    /// The section of conditions, the only one of a site that names none.
    package static let conditions = SectionID(SubjectKind.conditions.rawValue)
}

/// The sections of a site, in the order in which readers see them.
package struct Sections: Sendable, Equatable {
    /// All of them; never none.
    package let all: [Section]

    /// Sections in an order; the section of conditions where the list is empty.
    package init(_ sections: [Section]) { all = sections.isEmpty ? Sections.standard.all : sections }

    private init(standard: Section) { all = [standard] }

    /// The sections of a site that names none.
    package static let standard = Sections(standard: Section(id: .conditions, kind: .conditions))

    /// Whether the site is about conditions only.
    package var holdsConditionsOnly: Bool { all.count == 1 && all[0].kind == .conditions }

    /// What one subject of the site is called: by its kind, where there is one section.
    package var noun: String { all.count == 1 ? all[0].kind.noun : "subject" }

    /// The section of a name.
    package subscript(_ id: SectionID) -> Section? { all.first { $0.id == id } }

    /// The kind of a subject; that of conditions where the site does not have its section.
    package func kind(of subject: SubjectID) -> SubjectKind { self[subject.section]?.kind ?? .conditions }

    /// The subject in whose folder a file of Content lies, by the folder's name; `nil` for a file elsewhere.
    package func subject(ofFile path: String) -> SubjectID? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, let section = self[SectionID(String(parts[0]))] else { return nil }
        return SubjectID(String(parts[1]), in: section.id)
    }

    /// The page of a subject.
    package func address(of subject: SubjectID) -> Address {
        Address(path: "/\(self[subject.section]?.addressWord ?? subject.section.rawValue)/\(subject.slug)/")
    }

    /// The page of an article.
    package func address(of article: ArticleID) -> Address {
        Address(path: "\(address(of: article.subject).path)\(article.slug)/")
    }
}
