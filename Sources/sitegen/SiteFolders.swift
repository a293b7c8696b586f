import Diagnostics
import Foundation
import Publishing
import SiteModel

/// Where the parts of a site are: as the command line says, else as the site does that the current folder is in. Each path
/// is meant from the current folder.
struct SiteFolders {
    let content: String
    let templates: String
    /// Whether someone names the templates folder, so that it must be there.
    let requiresTemplates: Bool
    let output: String
    /// The file of accepted findings, where one is named.
    let baseline: String?
    /// The current folder, where it is in the content folder that the site names.
    private let currentFolder: SourceFile?

    /// Finds them.
    ///
    /// - Parameters:
    ///   - content: What the command line gives; `nil` where it gives nothing, as for the others.
    ///   - format: How problems with `sitegen.yml` are reported.
    /// - Throws: A `CommandFailure` where `sitegen.yml` is there and not sound; its problems are told then.
    init(
        content: String? = nil,
        templates: String? = nil,
        output: String? = nil,
        baseline: String? = nil,
        format: ReportFormat = .text
    ) throws {
        let current = FileManager.default.currentDirectoryPath
        let site: SiteRoot?
        do { site = try SiteRoot.nearest(to: current) } catch {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        /// The way from the current folder to a place that the site names.
        func way(to place: String) -> String { site.map { Self.way(from: current, to: place, in: $0.path) } ?? place }
        if let site, site.problems.containsErrors {
            try Console.report(site.problems, ReportPaths(content: way(to: ""), templates: "", output: ""), format)
            throw CommandFailure(status: .errorsFound)
        }
        let layout = site?.layout ?? SiteLayout()
        self.content = Self.trimmed(content ?? way(to: layout.content))
        self.templates = Self.trimmed(templates ?? way(to: layout.templates))
        requiresTemplates = templates != nil || layout.templates != SiteLayout().templates
        self.output = Self.trimmed(output ?? way(to: layout.output))
        self.baseline = baseline ?? layout.baseline.map(way)
        let parts = self.content.split(separator: "/", omittingEmptySubsequences: false)
        currentFolder =
            content == nil && parts.allSatisfy { $0 == ".." }
            ? SourceFile(.content, current.split(separator: "/").suffix(parts.count).joined(separator: "/")) : nil
    }

    /// The spelling of paths in reports.
    var paths: ReportPaths {
        ReportPaths(content: content, templates: templates, output: output, currentFolder: currentFolder)
    }

    /// The places of files on this machine.
    var absolutePaths: ReportPaths {
        func absolute(_ folder: String) -> String { URL(fileURLWithPath: folder).standardizedFileURL.path }
        return ReportPaths(content: absolute(content), templates: absolute(templates), output: absolute(output))
    }

    /// A folder without slashes at its end.
    static func trimmed(_ folder: String) -> String {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return folder
    }

    /// The way from a folder to a place that is named from a folder above it.
    private static func way(from current: String, to place: String, in root: String) -> String {
        guard !place.hasPrefix("/") else { return place }
        let steps = current.split(separator: "/").dropFirst(root.split(separator: "/").count)
        let parts = place.split(separator: "/").filter { $0 != "." }
        // Where the place is named by a way up, links could make another place of a shorter way.
        let shared = parts.contains("..") ? 0 : zip(steps, parts).prefix { $0 == $1 }.count
        let way = Array(repeating: "..", count: steps.count - shared) + parts.dropFirst(shared).map(String.init)
        return way.isEmpty ? "." : way.joined(separator: "/")
    }
}
