import JSON
import SiteModel

/// The site, and who publishes it by which rules (schema.org `WebSite`, `Organization`).
extension JSONWriter {
    static func websiteID(_ base: BaseURL) -> String { base.absolute(.home) + "#website" }
    static func publisherID(_ base: BaseURL) -> String { base.absolute(.home) + "#publisher" }

    /// The pages about the site that state a policy, by their slugs, and the properties of an organization that refer
    /// to such a page. docs/content.md tells editors of them.
    static let policies: [(slug: String, property: StaticString)] = [
        (SiteCatalog.policySlug, "publishingPrinciples"), ("corrections", "correctionsPolicy"),
        ("ethics", "ethicsPolicy"), ("funding", "ownershipFundingInfo"),
    ]

    /// The site: in whole on the start page, and on the others what tells it from other sites.
    mutating func website(_ settings: SiteSettings, inWhole: Bool) {
        object { json in
            json.member("@type", "WebSite")
            json.member("@id", Self.websiteID(settings.baseURL))
            json.member("url", settings.baseURL.absolute(.home))
            json.member("name", settings.title)
            if settings.isDemonstration { json.member("creativeWorkStatus", "Demonstration") }
            guard inWhole else { return }
            json.member("inLanguage", settings.language.tag)
            json.member("publisher") { $0.member("@id", Self.publisherID(settings.baseURL)) }
        }
    }

    /// Who publishes the site: on the start page also how to reach them and their policies.
    mutating func publisher(_ site: Site, logo: String?, inWhole: Bool) {
        let settings = site.settings
        let organization = settings.organization
        object { json in
            json.member("@type", "Organization")
            json.member("@id", Self.publisherID(settings.baseURL))
            json.member("name", organization.name)
            json.member("url", organization.url)
            json.member("logo", logo)
            guard inWhole else { return }
            let contacts = [(nil, organization.contact), ("feedback", organization.feedback)]
            json.member("contactPoint", each: contacts.filter { $0.1 != nil }) { json, contact in
                json.contactPoint(contact.1 ?? "", type: contact.0)
            }
            for policy in Self.policies where site.pages.contains(where: { $0.slug == policy.slug && !$0.isDraft }) {
                json.member(policy.property, settings.baseURL.absolute(.page(policy.slug)))
            }
        }
    }

    /// An address by which the publisher can be reached (schema.org `ContactPoint`).
    private mutating func contactPoint(_ address: String, type: String?) {
        object { json in
            json.member("@type", "ContactPoint")
            json.member("contactType", type)
            if address.lowercased().hasPrefix("mailto:") {
                json.member("email", String(address.dropFirst("mailto:".count).prefix { $0 != "?" }))
            } else if address.lowercased().hasPrefix("tel:") {
                json.member("telephone", String(address.dropFirst("tel:".count)))
            } else {
                json.member("url", address)
            }
        }
    }
}
