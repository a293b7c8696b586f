package import Diagnostics

/// A file about one text, which lies beside it and has its name: the record of its reviews, the remarks on it.
package protocol FileBesideText: Sendable {
    /// The end of the name of every such file.
    static var fileNameSuffix: String { get }
    /// The file.
    var file: SourceFile { get }
}

extension FileBesideText {
    /// The path in Content of the file about a text that is written in the file at `path`.
    package static func path(besideTextAt path: String) -> String {
        let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
        return stem + fileNameSuffix
    }

    /// The path of the text without its ending: `conditions/anemia/causes`.
    package var textPath: String { String(file.path.dropLast(Self.fileNameSuffix.count)) }
}

/// The files of one kind that lie beside texts, by what they are about.
struct FilesBesideTexts<File: FileBesideText> {
    /// Those of the shared texts.
    private(set) var ofSharedTexts: [SharedTextID: File] = [:]
    /// Those that lie beside no text, in the order of their paths.
    private(set) var orphans: [File] = []

    private var ofTexts: [String: File] = [:]

    /// Finds the texts of files among those that a content folder holds.
    init(_ files: [File], in inventory: ContentInventory) {
        guard !files.isEmpty else { return }
        let written = inventory.subjects.map(\.text.file) + inventory.articles.map(\.text.file)
        // What could not be read is reported as such.
        var texts = Set((written + inventory.unreadableTexts).map { File.path(besideTextAt: $0.path) })
        let shared = Set(inventory.disclaimers.map { File.path(besideTextAt: $0.file.path) })
        texts.subtract(shared)
        for file in files {
            if texts.contains(file.file.path) {
                ofTexts[file.file.path] = file
            } else if let name = SharedTextID(file.textPath),
                [.glossary, .facts].contains(name) || shared.contains(file.file.path)
            {
                ofSharedTexts[name] = file
            } else {
                orphans.append(file)
            }
        }
        for (name, isMissing) in [
            (SharedTextID.glossary, inventory.glossary.isEmpty), (.facts, inventory.facts.isEmpty),
        ] {
            if isMissing, let file = ofSharedTexts.removeValue(forKey: name) { orphans.append(file) }
        }
        orphans.sort { $0.file < $1.file }
    }

    /// The file about a text; `nil` where there is none.
    subscript(_ text: ReviewedText) -> File? {
        ofTexts.isEmpty ? nil : ofTexts[File.path(besideTextAt: text.file.path)]
    }
}
