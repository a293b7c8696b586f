package import Foundation

/// The files of the standard site that tests change.
package enum StandardFile: String, Sendable {
    /// `site.yml`
    case settings = "Content/site.yml"
    /// The article “What causes anemia?”
    case article = "Content/conditions/anemia/causes.md"
    /// The subject that it is about.
    case subject = "Content/conditions/anemia/index.md"
    /// The article's reviewer.
    case reviewer = "Content/people/ada.md"
    /// The article's author.
    case author = "Content/people/dana.md"
    /// The default disclaimer.
    case disclaimer = "Content/disclaimers/general.md"
    /// The interface words, in English.
    case words = "Templates/strings/en.yml"
    /// A page about the site.
    case page = "Content/pages/about.md"
}

/// A site in a temporary folder, made from texts in the test itself, so that input and expectation are together.
///
/// The folder goes when the value goes.
package final class TemporarySite: Sendable {
    /// The folder that holds `Content`, `Templates` and `Output`.
    package let folder: URL

    /// The content folder's path.
    package var content: String { folder.appendingPathComponent("Content").path }
    /// The templates folder's path.
    package var templates: String { folder.appendingPathComponent("Templates").path }
    /// The output folder's path; a build makes it.
    package var output: String { folder.appendingPathComponent("Output").path }

    /// A site of the given files, by their paths; a value of `nil` takes a file of `standard` out.
    package init(
        _ files: [String: String?] = [:],
        standard: [String: String] = TemporarySite.standardFiles
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-\(UUID().uuidString)")
        let changed = standard.merging(files.compactMapValues { $0 }) { _, new in new }
        for (path, text) in changed where !(files.keys.contains(path) && files[path] == .some(nil)) {
            try write(text, to: path)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file, and the folders that it needs.
    package func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    /// Writes a file of any bytes.
    package func write(_ data: Data, to path: String) throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try data.write(to: url)
    }

    /// Makes a symbolic link, and the folders that it needs.
    package func link(_ path: String, to destination: String) throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: destination)
    }

    /// Removes a file or a folder.
    package func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
    }

    /// The text of a file.
    package func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    /// Every file below a folder with its bytes, by relative path.
    package func files(below path: String) throws -> [String: Data] {
        let root = folder.appendingPathComponent(path).resolvingSymlinksInPath()
        guard let paths = FileManager.default.enumerator(atPath: root.path) else { return [:] }
        var files: [String: Data] = [:]
        for case let name as String in paths {
            var isFolder: ObjCBool = false
            let file = root.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[name] = try Data(contentsOf: file)
        }
        return files
    }

    /// A small site in which nothing is wrong on 2026-06-01, with the simplest of themes.
    package static let standardFiles: [String: String] = [
        "Content/site.yml": """
        title: Test Health
        baseURL: https://example.org/
        language: en
        timeZone: UTC
        defaultDisclaimer: general
        organization:
          name: Test Publisher
        """,
        "Content/conditions/anemia/index.md": """
        ---
        title: Anemia
        synonyms: [Low blood]
        ---
        """,
        "Content/conditions/anemia/causes.md": """
        ---
        title: What causes anemia?
        summary: Too few red cells.
        reviewed: 2026-04-07
        reviewers: [ada]
        authors: [dana]
        ---
        ## Blood loss

        Text about causes.
        """,
        "Content/people/ada.md": """
        ---
        name: Dr. Ada Example
        credentials: MD
        ---
        A profile.
        """,
        "Content/people/dana.md": """
        ---
        name: Dana Draft
        ---
        """,
        "Content/disclaimers/general.md": "This is not advice.\n",
        "Content/pages/about.md": """
        ---
        title: About
        ---
        About this site.
        """,
    ].merging(standardTheme) { first, _ in first }

    /// The English words of the theme that comes with sitegen.
    package static let standardWords: String = {
        let file = ownTemplates.appendingPathComponent("strings/en.yml")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    /// The theme that comes with sitegen.
    private static let ownTemplates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Templates")

    /// The simplest theme: each page is its title and its text, and a page without a template here only its title.
    package static let standardTheme: [String: String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: ownTemplates.path)) ?? []
        let titles = names.filter { $0.hasSuffix(".mustache") }.map { ("Templates/\($0)", "{{<layout}}{{/layout}}") }
        return ownTexts.merging(titles) { own, _ in own }
    }()

    private static let ownTexts: [String: String] = [
        "Templates/strings/en.yml": standardWords,
        "Templates/layout.mustache":
            "<!doctype html><html lang=\"{{page.language}}\"><title>{{page.documentTitle}}</title>"
            + "<link rel=\"canonical\" href=\"{{page.canonical}}\">"
            + "{{^page.isIndexable}}<meta name=\"robots\" content=\"noindex\">{{/page.isIndexable}}"
            + "{{#page.isDraft}}<p>Draft</p>{{/page.isDraft}}<h1>{{page.title}}</h1>{{$main}}{{/main}}</html>\n",
        "Templates/article.mustache":
            "{{<layout}}{{$main}}{{#text}}<p>{{summary}}</p>{{{body}}}{{#review}}<p>Reviewed {{reviewed.text}},"
            + " due {{due.text}}{{#isOverdue}}, overdue{{/isOverdue}}</p>{{/review}}"
            + "{{#disclaimer}}<aside>{{{html}}}</aside>{{/disclaimer}}{{/text}}{{/main}}{{/layout}}",
        "Templates/subject.mustache":
            "{{<layout}}{{$main}}{{{text.body}}}{{#articles}}<a href=\"{{href}}\">{{title}}</a>{{/articles}}"
            + "{{#text.disclaimer}}<aside>{{{html}}}</aside>{{/text.disclaimer}}{{/main}}{{/layout}}",
        "Templates/withheld.mustache":
            "{{<layout}}{{$main}}{{#text.facts}}<p>{{{notice}}}</p>{{/text.facts}}{{{care}}}{{#links}}"
            + "<a href=\"{{href}}\">{{title}}</a>{{/links}}"
            + "{{#text.disclaimer}}<aside>{{{html}}}</aside>{{/text.disclaimer}}{{/main}}{{/layout}}",
        "Templates/subject-index.mustache":
            "{{<layout}}{{$main}}{{#letters}}{{#entries}}<a href=\"{{href}}\">{{name}}</a>{{/entries}}{{/letters}}"
            + "{{/main}}{{/layout}}",
        "Templates/home.mustache":
            "{{<layout}}{{$main}}{{#sections}}{{#subjects}}<a href=\"{{href}}\">{{title}}</a>{{/subjects}}{{/sections}}{{/main}}{{/layout}}",
        "Templates/people-index.mustache":
            "{{<layout}}{{$main}}{{#people}}<a href=\"{{href}}\">{{name}}</a>{{/people}}{{/main}}{{/layout}}",
        "Templates/person.mustache": "{{<layout}}{{$main}}{{{body}}}{{/main}}{{/layout}}",
        "Templates/page.mustache": "{{<layout}}{{$main}}{{{body}}}{{/main}}{{/layout}}",
        "Templates/glossary.mustache":
            "{{<layout}}{{$main}}{{#terms}}<p id=\"{{id}}\">{{term}}: {{meaning}}</p>{{/terms}}{{/main}}{{/layout}}",
        "Templates/redirect.mustache":
            "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url={{target.href}}\">"
            + "<link rel=\"canonical\" href=\"{{page.canonical}}\"><meta name=\"robots\" content=\"noindex\">"
            + "<a href=\"{{target.href}}\">{{target.title}}</a>\n",
    ]
}
