import Authoring
import Diagnostics
import Foundation
import SiteModel

/// Brings a site of another tool into the form of sitegen's content.
package enum SiteImport {
    /// What an import of a site writes, copies and reports.
    ///
    /// - Parameters:
    ///   - folder: the files of the old site.
    ///   - tool: the tool that made it.
    ///   - map: what the publisher says; the standard map counts where it says nothing.
    package static func plan(_ folder: SourceFolder, tool: ImportTool, map: ImportMap = ImportMap()) -> ImportPlan {
        var planner = ImportPlanner(folder, tool, ImportMap.standard(for: tool).extended(by: map))
        return planner.plan()
    }
}

/// A text on its way from the old site to the new one.
struct MovingText {
    var page: OldPage
    var new: NewText
    var matter: NewFrontMatter
    var body: String
    var sources: [NewSource]
    var isDraft = false
}

/// Makes the plan of an import, step by step.
struct ImportPlanner {
    let map: ImportMap
    let site: OldSite
    var report = ImportReport()
    var people = PersonList()
    var sections: [NewSection] = []
    var texts: [MovingText] = []
    var anchors: [String: [String: String]] = [:]
    var files: [ImportPlan.File] = []
    var copies: [String: String] = [:]
    let entries: [String: BibliographyEntry]

    init(_ folder: SourceFolder, _ tool: ImportTool, _ map: ImportMap) {
        self.map = map
        site = OldSite(folder, tool: tool, map: map)
        people = PersonList(known: site.knownPeople)
        var entries: [String: BibliographyEntry] = [:]
        for path in folder.paths {
            var found: [BibliographyEntry] = []
            if path.hasSuffix(".bib") {
                found = folder.text(path).map(BibTeXReader.read) ?? []
            } else if path.hasSuffix(".json") {
                found = folder.text(path).flatMap { CSLReader.read($0, path: path) } ?? []
            }
            for entry in found where entries[entry.key] == nil { entries[entry.key] = entry }
        }
        self.entries = entries
    }

    mutating func plan() -> ImportPlan {
        checkSettings()
        moveTexts()
        if map.organization == nil, texts.contains(where: { $0.matter.reviewed != nil && $0.matter.reviewers.isEmpty })
        {
            report.remark(
                "Some texts have a day of review, and nobody who reviewed them: name an `organization` in the map if one"
                    + " vouches for them."
            )
        }
        decideDrafts()
        makeSubjects()
        rewriteLinks()
        writeTexts()
        files += people.files
        report.convert(.person, count: people.people.count)
        writeDisclaimer()
        writeSettings()
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var plan = ImportPlan(
            files: files,
            copies: copies.map { ImportPlan.Copy(source: $0.key, path: $0.value) }.sorted { $0.path < $1.path },
            report: report
        )
        report.convert(.file, count: plan.copies.count)
        noteOtherFiles()
        let scan = LeftoverScan(plan, sections: newSections)
        for index in plan.files.indices where plan.files[index].text.contains("> [!") {
            let path = plan.files[index].path
            plan.files[index].text = CardEnds.marked(plan.files[index].text) {
                scan.lines(of: .cardUnfinished, in: ImportPlan.File(path: path, text: $0))
            }
        }
        LeftoverScan(plan, sections: newSections).run(&report)
        plan.report = report
        return plan
    }

    /// Says how many files of the old site are no part of the new one.
    private mutating func noteOtherFiles() {
        let texts = Set(
            site.pages.map(\.path) + site.unreadableTexts + [site.settingsPath, map.disclaimer].compactMap(\.self)
        )
        let others = site.folder.paths.filter { !texts.contains($0) && copies[$0] == nil }
        let pictures = others.count { Self.readerEndings.contains(FilePlace.ending($0)) }
        if pictures > 0 {
            report.remark(
                "No text shows or links to \(pictures == 1 ? "1 picture or document" : "\(pictures) pictures and documents")"
                    + " of the old site, so they are not copied."
            )
        }
        if others.count > pictures {
            report.remark(
                "\(others.count - pictures) other files of the old site, such as templates, styles and data, are not copied."
            )
        }
    }

    /// Endings of files that readers open.
    private static let readerEndings: Set<String> = [
        "avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "pdf", "doc", "docx", "odt", "ppt", "pptx", "xls", "xlsx",
        "csv",
        "mp3", "mp4", "webm", "ogg", "zip",
    ]

    // MARK: Texts

    private mutating func checkSettings() {
        for path in site.unreadableTexts {
            report.leave(
                .text,
                at: .source(path),
                "The file is not UTF-8, or larger than any text",
                help: "save it as UTF-8, then import again"
            )
        }

        guard let path = site.settingsPath else {
            if site.tool != .markdown {
                report.leave(
                    .site,
                    at: .source(""),
                    "There is no file with the settings of \(site.tool.name)",
                    help: "give the folder that holds it"
                )
            }
            return
        }
        if let failure = site.settingsFailure {
            report.leave(
                .site,
                at: .source(path),
                line: failure.line,
                failure.message,
                help: "fix the file, then import again"
            )
        }
    }

    private mutating func moveTexts() {
        var placement = TextPlacement(map, site.pages)
        var moves: [(page: OldPage, new: NewText)] = []
        for page in site.pages {
            switch placement.place(page) {
            case .nowhere(let reason): report.takeOut(.text, page.path, reason: reason)
            case .place(let new): moves.append((page, new))
            }
        }
        sections = placement.sections
        for (page, new) in moves { move(page, to: placement.withFreeAddress(new)) }
    }

    private mutating func move(_ page: OldPage, to new: NewText) {
        if let problem = page.text.problem {
            report.leave(
                .frontMatter,
                at: .source(page.path),
                line: problem.line,
                problem.message,
                help: "fix the front matter, then import again"
            )
            report.remark("`\(page.path)` was imported without its front matter, which cannot be read.")
        } else if !page.text.keys.isEmpty {
            report.convert(.frontMatter)
        }
        var matter = NewFrontMatter(page, as: new.kind, map: map, people: &people)
        report.add(matter.report)
        let title = matter.title
        let context = ConversionContext(
            tool: site.tool,
            map: map,
            path: page.path,
            keys: page.text.keys,
            title: title ?? page.navigationTitle ?? FilePlace.words(page.stem),
            settings: site.settings,
            site: site
        )
        var converter = BodyConverter(context)
        var body = converter.convert(page.text.body, isHTML: page.isHTML)
        report.add(converter.report)
        let headings = HeadingLevels(body, frontMatterTitle: title, tool: site.tool)
        body = headings.text
        anchors[page.path] = headings.anchors
        report.convert(.heading, count: headings.demoted)
        report.convert(.headingID, count: headings.named)
        if title == nil {
            let made = headings.title ?? page.navigationTitle ?? Self.title(of: page)
            matter.set(.title, .text(made))
        }
        let unused = UnusedDefinitions.commentedOut(in: body)
        body = unused.text
        report.takeOut(
            .link,
            "definitions of links",
            reason: "no link uses them; comments keep them",
            count: unused.count
        )
        let citations = Citations(body, entries: entries, listed: matter.sources)
        report.convert(.citation, count: citations.cited)
        report.convert(.footnote, count: citations.footnotes)
        report.convert(.bibliography, count: citations.sources.count)
        report.convert(.text)
        if let language = page.language {
            if new.kind == .page {
                matter.keepUnderExtra("language", .text(language))
            } else {
                matter.set(.language, .text(language))
            }
        }
        texts.append(
            MovingText(
                page: page,
                new: new,
                matter: matter,
                body: citations.text.trimmingEmptyLines,
                sources: citations.sources
            )
        )
    }

    /// A title for a text without one: the name of its file, or of its folder.
    private static func title(of page: OldPage) -> String {
        let folder = FilePlace.name(FilePlace.folder(page.place))
        return FilePlace.words(page.isIndex && !folder.isEmpty ? folder : page.stem)
    }

    // MARK: Subjects without a text

    private mutating func makeSubjects() {
        let known = Set(
            texts.compactMap { text -> SubjectID? in
                if case .subject(let id) = text.new.kind { return id }
                return nil
            }
        )
        var made: Set<SubjectID> = []
        for text in texts {
            guard case .article(let subject) = text.new.kind, !known.contains(subject), made.insert(subject).inserted
            else {
                continue
            }
            var yaml = YAMLText()
            yaml.add("title", .text(FilePlace.words(subject.slug)))
            let path = "\(subject.section.rawValue)/\(subject.slug)/index.md"
            files.append(ImportPlan.File(path: path, text: "---\n\(yaml.text)---\n"))
            report.remark("`\(path)` is new: its folder had no text of its own, and is called by its name.")
        }
    }

    // MARK: Links

    private mutating func rewriteLinks() {
        let paths = Dictionary(texts.map { ($0.page.path, $0.new.path) }) { first, _ in first }
        let rewriting = LinkRewriting(newPaths: paths, anchors: anchors, site: site)
        for index in texts.indices {
            let result = rewriting.rewrite(texts[index].body, of: texts[index].page, at: texts[index].new.path)
            texts[index].body = result.text
            report.convert(.link, count: result.links)
            report.convert(.picture, count: result.pictures)
            for file in result.files { copies[file] = NewPaths.file(site.placeOfFile(file)) }
        }
    }

    // MARK: Writing

    private mutating func writeTexts() {
        let pages = Set(texts.filter(\.new.isIndex).map { FilePlace.folder($0.new.path) })
        let addresses = Set(texts.map { Slug.comparisonKey($0.new.address(pages: pages)) })
            .union(sections.map { Slug.comparisonKey("/\($0.name)/") })
            .union(TextPlacement.ownAddresses.map { $0 == "/" ? $0 : $0 + "/" })
        var claimed: Set<String> = []
        for index in texts.indices {
            var text = texts[index]
            var aliases: [String] = []
            for address in [text.page.address].compactMap(\.self) + text.page.earlierAddresses {
                let decoded = address.removingPercentEncoding ?? address
                guard decoded != "/", decoded != "/index.html" else { continue }
                guard let alias = SiteLinker.aliasAddress(decoded) else {
                    report.leave(
                        .oldAddress,
                        at: .written(text.new.path),
                        "The old address `\(address)` cannot lead here",
                        help: "have the host of the site forward it"
                    )
                    continue
                }
                let key = Slug.comparisonKey(alias.path)
                guard !addresses.contains(key), claimed.insert(key).inserted else { continue }
                aliases.append(decoded)
            }
            if !aliases.isEmpty {
                text.matter.set(.aliases, .list(aliases.map { .text($0) }))
                report.convert(.oldAddress, count: aliases.count)
            }
            if case .text(let slug)? = text.matter.values[.slug] {
                // The name of the file is the address already, and addresses of other tools may be no slugs.
                text.matter.remove(.slug)
                if Slug.isValid(slug), slug != FilePlace.stem(text.new.path) {
                    text.matter.keepUnderExtra("slug", .text(slug))
                }
            }
            let front = text.matter.text(sources: text.sources)
            let body = text.body.isEmpty ? "" : "\n\(text.body)\n"
            files.append(ImportPlan.File(path: text.new.path, text: front + body))
        }
    }

}

extension String {
    /// The text without empty lines at its ends.
    var trimmingEmptyLines: String { CardLines.trimmed(lines).joined(separator: "\n") }
}
