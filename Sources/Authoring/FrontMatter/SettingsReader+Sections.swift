package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let sectionInvalid = DiagnosticIdentifier(
        "section-invalid",
        .error,
        "A section has a name or an address that it cannot have"
    )
}

/// The keys of a section.
struct SectionKeys: MemberKeys {
    let title = Key(
        "title",
        .prose,
        "What readers see the section called.",
        needed: "add `title:` with the name that readers see"
    )
    let kind = Key("kind", .choice(SubjectKind.self), "What its subjects are.")
    let address = Key("address", .text, "The word that its addresses begin with.")

    var shortKey: Key<TextKind> { title }
}

/// The sections of `site.yml`.
extension SettingsReader {
    static func sections(_ reader: inout MappingReader, _ key: Key<MembersKind<SectionKeys>>) -> Sections {
        var sections: [Section] = []
        for section in reader.members(key, section) {
            if let holder = sections.first(where: { hasAddress(of: section, $0) }) {
                reader.report(
                    .sectionInvalid,
                    at: section.location ?? reader.location,
                    "The sections `\(holder.id)` and `\(section.id)` have the same address, `\(section.address)`",
                    help: "give one of them another `address`"
                )
            } else {
                sections.append(section)
            }
        }
        return Sections(sections)
    }

    private static func hasAddress(of one: Section, _ other: Section) -> Bool {
        Slug.comparisonKey(one.addressWord) == Slug.comparisonKey(other.addressWord)
    }

    private static func section(
        _ name: Located<String>,
        _ reader: inout MappingReader,
        _ keys: SectionKeys
    ) -> Section? {
        let kinds = SubjectKind.allCases.map(\.rawValue)
        let own = SubjectKind(rawValue: name.value)
        let meant = NearMiss.suggestion(for: name.value, among: kinds)
        let kind = reader.read(
            keys.kind,
            required: own == nil
                ? meant.map { "did you mean `\($0)`? If not, add `kind:` with what the section is about" }
                    ?? "add `kind:` with what the section is about, such as `topics`" : nil
        )
        let title = reader.read(keys.title)
        let word = reader.read(keys.address)
        guard Slug.isValid(name.value), !ContentKind.folders.contains(name.value) else {
            reader.report(
                .sectionInvalid,
                at: name.location,
                "No section can be called `\(name.value)`",
                help: ContentKind.folders.contains(name.value)
                    ? "the folder `\(name.value)` has another use; choose another name, and `address: \(name.value)` for"
                        + " the addresses" : "write the name of a folder, with letters, digits and hyphens"
            )
            return nil
        }
        // Where no kind is said, which is reported, the texts of the section can be read all the same.
        var section = Section(
            id: SectionID(Slug.normalized(name.value)),
            kind: kind ?? own ?? .topics,
            title: title?.value,
            location: word?.location ?? name.location
        )
        if let word {
            if Slug.isValid(word.value) {
                section.addressWord = Slug.normalized(word.value)
            } else {
                let suggestion = Slug.suggestion(for: word.value)
                reader.report(
                    .sectionInvalid,
                    at: word.location,
                    "`\(word.value)` cannot be part of an address",
                    advice: NearMiss.advice(
                        for: word.value,
                        at: word.location,
                        meant: suggestion.isEmpty ? nil : suggestion
                    )
                    .or("use letters, digits and hyphens")
                )
            }
        }
        return section
    }
}
