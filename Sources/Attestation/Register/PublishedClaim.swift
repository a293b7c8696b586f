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

    /// Why nothing can be said of what a page tells machines.
    enum Unreadable: Error {
        /// It is no JSON, or has a member twice in one object: programs do not agree on which of the two counts (RFC
        /// 8259, section 4).
        case noJSON
        /// What its words mean is in a context of another site than schema.org.
        case foreignContext
    }

    /// The claims in JSON-LD: every object with `lastReviewed` or `reviewedBy` of schema.org, however the names are
    /// written, and every object that is a review itself.
    static func claims(in data: [UInt8], of register: Register) throws(Unreadable) -> [PublishedClaim] {
        guard let root = try? JSONSerialization.jsonObject(with: Data(data), options: .fragmentsAllowed) else {
            throw .noJSON
        }
        var contexts = JSONLDContexts()
        var objects: [[String: Any]] = []
        var members = 0
        var left = [root]
        var contextsLeft: [Any] = []
        while let value = left.popLast() {
            if let values = value as? [Any] {
                left += values
            } else if let object = value as? [String: Any] {
                members += object.count
                objects.append(object)
                for (name, value) in object {
                    guard name == "@context" else {
                        left.append(value)
                        continue
                    }
                    contexts.add(value)
                    contextsLeft.append(value)
                }
            }
        }
        // What is in a context declares words and claims nothing.
        while let value = contextsLeft.popLast() {
            if let values = value as? [Any] {
                contextsLeft += values
            } else if let object = value as? [String: Any] {
                members += object.count
                contextsLeft += object.values
            }
        }
        guard members == memberCount(of: data) else { throw .noJSON }
        guard !contexts.isForeign else { throw .foreignContext }
        return objects.flatMap { claims(of: $0, contexts.terms, register) }
    }

    /// What one object claims: by the plain names of schema.org, and by any other that stands for them.
    private static func claims(of object: [String: Any], _ terms: TermMap, _ register: Register) -> [PublishedClaim] {
        var claims: [PublishedClaim] = []
        if object["lastReviewed"] != nil || object["reviewedBy"] != nil {
            claims.append(PublishedClaim(object, register))
        }
        let isHidden = object.contains { name, value in
            if name == "lastReviewed" || name == "reviewedBy" { return false }
            if terms.isProperty(name) { return true }
            guard name == "@type" || terms.meanings(of: name).contains("@type") else { return false }
            return (value as? [Any] ?? [value]).contains { ($0 as? String).map(terms.isType) ?? false }
        }
        if isHidden { claims.append(PublishedClaim(reviewed: nil, reviewers: [])) }
        return claims
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
