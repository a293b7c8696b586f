/// How large the templates of a page may grow. Reading and rendering them goes as deep as they are nested, and a page has
/// as many tags as all that it includes; no real theme comes near either limit.
enum TemplateLimits {
    /// How deep sections, blocks, parents and partials may be in each other, counted over all templates of a page.
    static let depth = 64
    /// How many tags a page may have with all that it includes, each as often as it is included.
    static let tags = 50_000
    /// How many functions a name may hold in each other.
    static let functions = 8
}
