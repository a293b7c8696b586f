import JSON
import SiteModel

/// A guide and its parts in the words of schema.org: `hasPart`, `isPartOf` and `position` of `CreativeWork`.
extension JSONWriter {
    /// The parts of a guide, on its own page.
    mutating func parts(_ parts: [ArticleLinkView], _ origin: String) {
        member("hasPart", each: parts) { json, part in
            json.object { json in
                json.member("@type", "MedicalWebPage")
                json.member("@id", origin + part.href)
                json.member("name", part.title)
            }
        }
    }

    /// What a page is a part of: the site, and perhaps a guide.
    mutating func wholes(_ guide: GuideView?, _ website: String, _ origin: String) {
        guard let guide else { return member("isPartOf") { $0.member("@id", website) } }
        member("position", guide.number)
        key("isPartOf")
        array { json in
            json.object { $0.member("@id", website) }
            json.object { json in
                json.member("@type", "MedicalWebPage")
                json.member("@id", origin + guide.guide.href)
                json.member("name", guide.guide.title)
            }
        }
    }
}
