import Authoring
import Diagnostics
import Foundation
import SiteModel

/// The files that a site has once: `site.yml` and the disclaimer.
extension ImportPlanner {
    mutating func writeDisclaimer() {
        guard let path = map.disclaimer else {
            report.leave(
                .disclaimer,
                at: .written("disclaimers/general.md"),
                "The site has no disclaimer",
                help: "write one here, or name the file that holds the old one as `disclaimer` in the map"
            )
            return
        }
        guard let source = site.folder.text(path) else {
            report.leave(
                .disclaimer,
                at: .source(path),
                "There is no file `\(path)`, which the map names as the disclaimer",
                help: "correct `disclaimer` in the map"
            )
            return
        }
        let old = OldText(source, path: path)
        let page = OldPage(path: path, place: path, text: old, address: nil)
        let context = ConversionContext(
            tool: site.tool,
            map: map,
            path: path,
            keys: old.keys,
            title: old["title"]?.text ?? "",
            settings: site.settings,
            site: site
        )
        var converter = BodyConverter(context)
        let body = converter.convert(old.body, isHTML: page.isHTML)
        report.add(converter.report)
        let headings = HeadingLevels(body, frontMatterTitle: old["title"]?.text, tool: site.tool)
        let paths = Dictionary(texts.map { ($0.page.path, $0.new.path) }) { first, _ in first }
        let rewriting = LinkRewriting(newPaths: paths, anchors: anchors, site: site)
        let result = rewriting.rewrite(headings.text, of: page, at: "disclaimers/general.md")
        for file in result.files { copies[file] = NewPaths.file(site.placeOfFile(file)) }
        var yaml = YAMLText()
        if let title = headings.title ?? old["title"]?.text { yaml.add("title", .text(title)) }
        let front = yaml.text.isEmpty ? "" : "---\n\(yaml.text)---\n\n"
        files.append(
            ImportPlan.File(path: "disclaimers/general.md", text: front + result.text.trimmingEmptyLines + "\n")
        )
        report.convert(.disclaimer)
    }

    var newSections: [NewSection] {
        sections.isEmpty ? [NewSection(name: "conditions", kind: .conditions, title: "Conditions")] : sections
    }

    mutating func writeSettings() {
        var yaml = YAMLText()
        let path = "site.yml"
        let title = map.site.title ?? site.title
        if title == nil {
            report.leave(
                .site,
                at: .written(path),
                "The old site says nowhere what it is called",
                help: "write its name as `title`"
            )
        }
        yaml.add("title", .text(title ?? "Imported site"))
        let address = (map.site.baseURL ?? site.address).flatMap { BaseURL($0)?.description }
        if address == nil {
            report.leave(
                .site,
                at: .written(path),
                line: 2,
                "The old site says nowhere at which address it is",
                help: "write the address of the new one as `baseURL`"
            )
        }
        yaml.add("baseURL", .text(address ?? "https://example.org/"))
        let written = (map.site.language ?? site.language)?.replacing("_", with: "-")
        let language = written.flatMap { LanguageTag($0)?.description }
        if language == nil {
            report.leave(
                .site,
                at: .written(path),
                line: 3,
                "The old site says nowhere in which language it is",
                help: "write the language as `language`, such as `en`"
            )
        }
        yaml.add("language", .text(language ?? "en"))
        if let description = map.site.description ?? site.siteDescription {
            yaml.add("description", .text(description.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
        }
        if map.disclaimer != nil { yaml.add("defaultDisclaimer", .text("general")) }
        if let organization = map.organization {
            var keys: [(key: String, value: YAMLText.Value)] = [("name", .text(organization.name))]
            if let url = organization.url { keys.append(("url", .text(url))) }
            yaml.add("organization", .group(keys))
        }
        yaml.add(
            "sections",
            .group(
                newSections.map { section in
                    let title = section.title ?? FilePlace.words(section.name)
                    guard section.kind.rawValue != section.name else { return (section.name, .text(title)) }
                    return (section.name, .group([("kind", .plain(section.kind.rawValue)), ("title", .text(title))]))
                }
            )
        )
        files.append(ImportPlan.File(path: path, text: yaml.text))
        report.convert(.site)
    }
}
