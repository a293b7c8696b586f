import JSON
import SiteModel

/// Who reviewed a text and when (schema.org `lastReviewed`, `reviewedBy`). The vocabulary has no property for the day
/// on which the next review is due: `expires` means that the page itself would be void.
extension JSONWriter {
    /// A review that the page shows, overdue or not: both say when it was and by whom.
    mutating func review(_ review: ReviewView, _ origin: String) {
        guard !review.reviewers.isEmpty else { return }
        member("lastReviewed", review.reviewed.iso)
        member("reviewedBy", each: review.reviewers) { $0.person($1, .record, origin) }
    }
}

/// A person or a team (schema.org `Person` and `Organization`; `Physician` is a kind of organization).
extension JSONWriter {
    /// How much the page shows of a person.
    enum PersonDetail {
        /// The name, and where the profile is.
        case name
        /// The credentials too, as in a byline.
        case byline
        /// All that speaks for a reviewer.
        case record
        /// The same, and the person's own page.
        case profile
    }

    mutating func person(_ person: PersonView, _ detail: PersonDetail, _ origin: String) {
        let page = origin + person.href
        object { json in
            json.member("@type", person.isOrganization ? "Organization" : "Person")
            json.member("@id", page + (person.isOrganization ? "#organization" : "#person"))
            json.member("name", person.name)
            json.member("url", page)
            if detail == .name { return }
            if !person.isOrganization { json.member("honorificSuffix", person.credentials) }
            if detail == .byline { return }
            if !person.isOrganization { json.member("jobTitle", person.role) }
            let credentials = [
                (nil, person.credentials), ("registration", person.isRegistrationCurrent ? person.registration : nil),
            ]
            json.member("hasCredential", each: credentials.filter { $0.1 != nil }) { json, credential in
                json.object { json in
                    json.member("@type", "EducationalOccupationalCredential")
                    json.member("credentialCategory", credential.0)
                    json.member("name", credential.1)
                }
            }
            if let orcid = person.orcid {
                json.member("identifier") { $0.identifier("ORCID", orcid.title, orcid.href) }
            }
            if detail == .profile { json.member("sameAs", person.url) }
        }
    }

    /// An identifier and where it leads (schema.org `PropertyValue`).
    mutating func identifier(_ kind: String, _ value: String, _ url: String?) {
        member("@type", "PropertyValue")
        member("propertyID", kind)
        member("value", value)
        member("url", url)
    }
}
