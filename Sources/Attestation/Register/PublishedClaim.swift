import Foundation
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
    /// JSON, or has a member twice in one object: programs do not agree on which of the two counts (RFC 8259,
    /// section 4).
    static func claims(in data: [UInt8], of register: Register) -> [PublishedClaim]? {
        guard let root = try? JSONSerialization.jsonObject(with: Data(data), options: .fragmentsAllowed) else {
            return nil
        }
        var claims: [PublishedClaim] = []
        var members = 0
        var left = [root]
        while let value = left.popLast() {
            if let values = value as? [Any] {
                left += values
            } else if let object = value as? [String: Any] {
                if object["lastReviewed"] != nil || object["reviewedBy"] != nil {
                    claims.append(PublishedClaim(object, register))
                }
                members += object.count
                left += object.values
            }
        }
        return members == memberCount(of: data) ? claims : nil
    }

    /// How many members the objects of a JSON text have as it is written: each has one colon outside of strings.
    private static func memberCount(of text: [UInt8]) -> Int {
        var count = 0
        var isInString = false
        var isEscaped = false
        for byte in text {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: ":") where !isInString: count += 1
            default: break
            }
        }
        return count
    }

    private init(_ members: [String: Any], _ register: Register) {
        reviewed = (members["lastReviewed"] as? String).flatMap { CalendarDate(iso: $0) }
        reviewers = []
        let named = members["reviewedBy"].map { $0 as? [Any] ?? [$0] } ?? []
        for value in named {
            var url = value as? String
            var name = url
            if let person = value as? [String: Any] {
                url = person["url"] as? String ?? person["@id"] as? String
                name = person["name"] as? String ?? url
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
