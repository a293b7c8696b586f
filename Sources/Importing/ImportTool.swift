/// A tool whose sites can be imported.
package enum ImportTool: String, CaseIterable, Sendable {
    case jekyll
    case hugo
    case mkdocs
    /// A folder of Markdown files, of no tool in particular.
    case markdown

    /// Its name as its makers write it.
    package var name: String {
        switch self {
        case .jekyll: "Jekyll"
        case .hugo: "Hugo"
        case .mkdocs: "MkDocs"
        case .markdown: "Markdown"
        }
    }
}
