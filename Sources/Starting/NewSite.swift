import Authoring

/// The files of a new site: a small one that builds as it is, and claims no review.
package enum NewSite {
    /// The languages in which a site can start.
    package static let languages = ["en", "de", "es"]

    /// The files, by their paths in the folder of the site.
    ///
    /// - Parameters:
    ///   - language: One of `languages`.
    ///   - version: The version of sitegen, which checks and builds the site on servers.
    ///   - releases: The address below which the released versions of sitegen are.
    package static func files(in language: String, version: String, releases: String) -> [StarterFile] {
        let texts = ["version": version, "releases": releases]
        let shared = StarterFile.all(in: "files").map { file in
            // The program carries no hidden files.
            let path = file.path.hasPrefix(hidden) ? "." + file.path.dropFirst(hidden.count) : file.path
            return StarterFile(path: path, text: file.text).filled(texts)
        }
        return (shared + StarterFile.all(in: "\(language)/site")).sorted { $0.path < $1.path }
    }

    private static let hidden = "dot/"

    /// Whether a folder that holds something of this name can still become a site: version control, and files that speak
    /// to whoever works in the folder.
    package static func canStart(beside name: String) -> Bool {
        [".git", ".gitignore", ".gitattributes", ".DS_Store"].contains(name) || ContentKind.isForAuthors(name)
    }
}
