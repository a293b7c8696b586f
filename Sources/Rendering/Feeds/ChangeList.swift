import JSON
package import SiteModel

/// `changes.json`: what became of the texts of a site, for those who reuse them. Withdrawn texts come first, all of them;
/// then the newest of the other changes.
package struct ChangeList: Sendable {
    private let site: Site
    private let withdrawn: [TextChange]
    private let others: ArraySlice<TextChange>
    private let isComplete: Bool

    /// The version of the format.
    static let version = 1
    /// How many changes it names at most, besides withdrawn texts: the register has the state of all.
    package static let maximumChanges = 1_000

    /// The list of a site.
    ///
    /// - Parameters:
    ///   - site: The site.
    ///   - changes: What became of its texts, the newest first.
    package init(_ site: Site, _ changes: [TextChange]) {
        self.site = site
        withdrawn = changes.filter { $0.kind == .withdrawn }
        let others = changes.filter { $0.kind != .withdrawn }
        self.others = others.prefix(Self.maximumChanges)
        isComplete = others.count <= Self.maximumChanges
    }

    /// The list as a file, JSON in a fixed order: the same site gives the same bytes.
    package var bytes: [UInt8] {
        let settings = site.settings
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("$schema", "changes.schema.json")
            json.member("version", Self.version)
            json.key("title")
            json.string(settings.title)
            json.member("address", settings.baseURL.description)
            json.member("language", settings.language.tag)
            if settings.isDemonstration {
                json.key("demonstration")
                json.boolean(true)
            }
            json.key("withdrawn")
            json.array { json in
                for change in withdrawn { json.object { write(change, to: &$0) } }
            }
            json.key("changes")
            json.array { json in
                for change in others { json.object { write(change, to: &$0) } }
            }
            json.key("complete")
            json.boolean(isComplete)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ change: TextChange, to json: inout JSONWriter) {
        let language = change.language == site.settings.language ? nil : change.language.tag
        json.member("address", site.settings.baseURL.absolute(change.address))
        json.member("id", change.id)
        json.key("title")
        json.string(change.title)
        json.member("language", language)
        if change.kind != .withdrawn { json.member("kind", change.kind.rawValue) }
        json.member("day", change.day?.description)
        if let digest = change.digest { json.member("text", plain: digest.appendDigits) }
        json.member("change", change.statements.isEmpty ? nil : change.statements.joined(separator: " "))
        json.member("reason", change.reason)
    }
}
