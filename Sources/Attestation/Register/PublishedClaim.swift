import JSON
import SiteModel

/// A review that a page claims.
struct PublishedClaim: Equatable {
    /// The day that it names.
    var reviewed: CalendarDate?
    /// The people that it names, by their ids.
    var reviewers: [PersonID]
    /// The people that it names and of whom the register says nothing, as it names them.
    var strangers: [String] = []

    init(reviewed: CalendarDate?, reviewers: [PersonID]) {
        self.reviewed = reviewed
        self.reviewers = reviewers
    }

    /// The claims in JSON-LD: every object with `lastReviewed` or `reviewedBy` (schema.org); `nil` where the text is no
    /// JSON.
    static func claims(in data: [UInt8], of register: Register) -> [PublishedClaim]? {
        guard let root = try? JSONReader.read(data) else { return nil }
        var claims: [PublishedClaim] = []
        var left = [root]
        while let value = left.popLast() {
            switch value {
            case .array(let values): left += values
            case .object(let members):
                if members["lastReviewed"] != nil || members["reviewedBy"] != nil {
                    claims.append(PublishedClaim(members, register))
                }
                left += members.values
            case .null, .boolean, .integer, .number, .string: break
            }
        }
        return claims
    }

    private init(_ members: [String: JSONValue], _ register: Register) {
        reviewed = members["lastReviewed"]?.text.flatMap { CalendarDate(iso: $0) }
        reviewers = []
        let named: [JSONValue] =
            switch members["reviewedBy"] {
            case nil: []
            case .array(let values)?: values
            case let value?: [value]
            }
        for value in named {
            var url = value.text
            var name = value.text
            if case .object(let person) = value {
                url = person["url"]?.text ?? person["@id"]?.text
                name = person["name"]?.text ?? url
            }
            let page = url?.prefix { $0 != "#" }
            let known = register.people.first { page.map(String.init) == register.baseURL.absolute($0.address) }
            if let known, name == known.name || name == url {
                reviewers.append(known.id)
            } else {
                strangers.append(name ?? "nobody")
            }
        }
    }
}

extension JSONValue {
    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
