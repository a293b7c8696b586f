import JSON
import SiteModel

/// A subject in the words of schema.org: a `MedicalCondition`, a `Drug`, whatever its kind is there.
extension JSONWriter {
    /// What a subject is called in the data of all pages, by the address of its page.
    static func subjectID(_ page: String, _ kind: SubjectKind) -> String {
        page + (kind == .conditions ? "#condition" : "#subject")
    }

    /// A subject on its own page, with all its names and codes and what it has to do with others.
    mutating func subject(
        _ subject: Subject,
        _ kind: SubjectKind,
        finds conditions: [LinkView],
        _ relations: [RelationView],
        at page: String,
        _ origin: String
    ) {
        member("@type", kind.schemaType)
        member("@id", Self.subjectID(page, kind))
        member("name", subject.text.title.value)
        member("alternateName", each: subject.synonyms) { $0.string($1.value) }
        member("code", each: subject.codes) { json, code in
            json.object { json in
                json.member("@type", "MedicalCode")
                json.member("codeValue", code.code.value)
                json.member("codingSystem", code.system.title)
            }
        }
        if kind.schemaType == "Drug" {
            member("rxcui", each: subject.codes.filter { $0.system == .rxNorm }) { $0.string($1.code.value) }
        }
        switch kind {
        case .conditions:
            related("possibleTreatment", Self.links(relations, to: [.medicines, .treatments]), origin)
            related("typicalTest", Self.links(relations, to: [.tests]), origin)
            related("signOrSymptom", Self.links(relations, to: [.symptoms]), origin)
        case .tests: related("usedToDiagnose", conditions.map { (.conditions, $0) }, origin)
        case .medicines, .treatments, .vaccines, .symptoms, .topics: break
        }
        member("url", page)
    }

    /// A subject on another page, which shows nothing of it but its name. Its own page, whose address starts its `@id`, tells
    /// the rest.
    mutating func subject(_ link: LinkView, _ kind: SubjectKind, _ origin: String) {
        let page = origin + link.href
        member("@type", kind.schemaType)
        member("@id", Self.subjectID(page, kind))
        member("name", link.title)
    }

    /// The subjects of some kinds whose texts are reviewed as they are now: people see a tag beside the others, and a program
    /// would not.
    private static func links(_ relations: [RelationView], to kinds: [SubjectKind]) -> [(SubjectKind, LinkView)] {
        relations.filter { kinds.contains($0.kind) }.flatMap { relation in
            relation.links.filter { !$0.isUnreviewed }.map { (relation.kind, $0.link) }
        }
    }

    /// What the page shows of subjects that have a relation to its own.
    private mutating func related(_ property: StaticString, _ links: [(SubjectKind, LinkView)], _ origin: String) {
        member(property, each: links) { json, related in
            json.object { $0.subject(related.1, related.0, origin) }
        }
    }
}
