/// The theme's assets by their names: the addresses of `style.css` and its like, under names that change with their
/// contents, so that hosts can cache them for ever.
struct AssetView: TemplateView {
    var hrefs: [String: String]

    /// Which assets there are depends on the theme: the resolver gets their names from the folder.
    static let schema = TemplateSchema<AssetView>([])

    func value(of name: String) -> TemplateValue? { hrefs[name].map { .text($0) } }

    /// The name by which a template refers to the file `path` of `assets/`: every character that a Mustache name
    /// cannot hold becomes an underscore, so `icons/leaf.svg` is `{{asset.icons_leaf_svg}}`.
    static func key(for path: String) -> String {
        String(path.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
