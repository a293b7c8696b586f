import JSON
import SiteModel

/// A condition (schema.org `MedicalCondition`).
extension JSONWriter {
    /// What a condition is called in the data of all pages, by the address of its page.
    static func conditionID(_ page: String) -> String { page + "#condition" }

    /// A condition on its own page, with all its names and codes.
    mutating func condition(_ condition: Condition, at page: String) {
        member("@type", "MedicalCondition")
        member("@id", Self.conditionID(page))
        member("name", condition.text.title.value)
        member("alternateName", each: condition.synonyms) { $0.string($1.value) }
        member("code", each: condition.codes) { json, code in
            json.object { json in
                json.member("@type", "MedicalCode")
                json.member("codeValue", code.code.value)
                json.member("codingSystem", code.system.title)
            }
        }
        member("url", page)
    }

    /// A condition on the page of an article, which shows nothing of it but its name. Its own page tells the rest.
    mutating func condition(_ link: LinkView, _ origin: String) {
        let page = origin + link.href
        member("@type", "MedicalCondition")
        member("@id", Self.conditionID(page))
        member("name", link.title)
        member("url", page)
    }
}
