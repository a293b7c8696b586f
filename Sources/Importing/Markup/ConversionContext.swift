import Authoring
import SiteModel

/// What the markup of one text needs to know of its site.
struct ConversionContext: Sendable {
    var tool: ImportTool
    var map: ImportMap
    /// The path of the text in the old site.
    var path: String
    /// The keys of its front matter.
    var keys: [WrittenValue.Entry]
    /// The title of the text.
    var title: String
    /// The keys of the old site's own settings.
    var settings: WrittenValue?
    var site: OldSite

    /// The rule for a name, also where it is written with a prefix of its theme: `alert-warning`, `notice--info`.
    func rule(for name: String) -> ImportMap.MarkupRule? {
        let name = name.lowercased()
        if let rule = map.markup[name] { return rule }
        for separator in ["--", "__", "-", "_"] {
            for prefix in [
                "alert", "callout", "notice", "usa-alert", "bd-callout", "admonition", "message", "ad", "c-message",
            ]
            where name.hasPrefix(prefix + separator) {
                if let rule = map.markup[String(name.dropFirst(prefix.count + separator.count))] { return rule }
            }
        }
        return nil
    }

    /// The level of the card that a name stands for.
    func level(for name: String) -> CardKind? {
        if case .card(let level, _, _)? = rule(for: name) { return level }
        return nil
    }

    /// The first class that stands for a card, with its level.
    func card(of classes: some Sequence<String>) -> (name: String, level: CardKind)? {
        for name in classes {
            if let level = level(for: name) {
                let shown = name.split { $0 == "-" || $0 == "_" }.last.map(String.init) ?? name
                return (shown, level)
            }
        }
        return nil
    }
}
