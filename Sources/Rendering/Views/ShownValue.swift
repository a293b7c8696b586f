import SiteModel

/// A value of front matter as HTML.
enum ShownValue {
    /// The text, escaped. Where it is written from right to left, the numbers of telephones in it are set apart, which
    /// would otherwise be shown with their groups in the opposite order (Unicode Standard Annex 9, rules W2 and N2).
    static func html(_ text: String, in language: LanguageTag) -> String {
        html(text, in: language, [])
    }

    /// The same with links to the services and marks around the facts that it names; `written` is the language of their labels.
    static func html(
        _ text: String,
        in language: LanguageTag,
        _ insertions: [SummaryInsertion],
        labels written: LanguageTag? = nil
    ) -> String {
        guard !insertions.isEmpty else { return plain(text, in: language) }
        let bytes = Array(text.utf8)
        var html = ""
        var start = 0
        for insertion in insertions {
            html += plain(String(decoding: bytes[start..<insertion.range.lowerBound], as: UTF8.self), in: language)
            let shown = String(decoding: bytes[insertion.range], as: UTF8.self)
            let isForeign = written != language && shown.contains(where: \.isLetter)
            let tag = isForeign ? written.map { " lang=\"\($0.tag)\"" } ?? "" : ""
            switch insertion.kind {
            case .service(let link):
                html += "<a class=\"service\" href=\"\(HTMLEscaping.escape(link.address))\">"
                html += "<bdi dir=\"ltr\"\(tag)>\(HTMLEscaping.escape(link.label))</bdi></a>"
            case .fact(let name):
                html +=
                    "<data class=\"fact\" value=\"\(HTMLEscaping.escape(name))\"\(tag)>\(plain(shown, in: language))</data>"
            }
            start = insertion.range.upperBound
        }
        return html + plain(String(decoding: bytes[start...], as: UTF8.self), in: language)
    }

    private static func plain(_ text: String, in language: LanguageTag) -> String {
        guard language.isRightToLeft else { return HTMLEscaping.escape(text) }
        let bytes = Array(text.utf8)
        var html = ""
        var start = 0
        for range in bytes.withUnsafeBufferPointer(TelephoneGroups.ranges) {
            html += HTMLEscaping.escape(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self))
            html += "<bdi dir=\"ltr\">\(String(decoding: bytes[range], as: UTF8.self))</bdi>"
            start = range.upperBound
        }
        return html + HTMLEscaping.escape(String(decoding: bytes[start...], as: UTF8.self))
    }
}
