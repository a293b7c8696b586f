import JSON

extension ImportReport {
    /// How the folders of an import are spelled in its report.
    package struct Paths: Sendable {
        private let source: String
        private let target: String

        /// Folders as they were given.
        package init(source: String, target: String) {
            self.source = source
            self.target = target
        }

        /// The path of a place.
        package func path(of place: Place) -> String {
            switch place {
            case .written(let path): joined(target, path)
            case .source(let path): joined(source, path)
            }
        }

        private func joined(_ folder: String, _ path: String) -> String {
            if path.isEmpty { return folder }
            return folder.isEmpty || folder == "." ? path : "\(folder)/\(path)"
        }
    }

    /// What is left, by the order of the files.
    package var sortedTasks: [Task] {
        tasks.sorted { first, second in
            (first.place.order, first.line, first.column, first.message)
                < (second.place.order, second.line, second.column, second.message)
        }
    }

    /// The report for people: what is left with its places, then how many of each construct.
    package func text(_ paths: Paths) -> String {
        var text = ""
        for task in sortedTasks {
            text +=
                "\(paths.path(of: task.place)):\(task.line):\(task.column): \(task.message) [\(task.construct.rawValue)]\n"
            if let help = task.help { text += "     = help: \(help)\n" }
        }
        if !tasks.isEmpty { text += "\n" }
        var rows = [["WHAT", "CONVERTED", "TAKEN OUT", "LEFT"]]
        for row in self.rows {
            rows.append([row.construct.words] + [row.converted, row.takenOut, row.left].map(String.init))
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                let gap = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + gap : gap + cell
            }
            text += cells.joined(separator: "  ") + "\n"
        }
        let taken = sortedTakenOut
        if !taken.isEmpty {
            text += "\nTaken out, as the map says:\n"
            for (what, count) in taken {
                text += "- \(what.construct.words): \(what.name) (\(count)): \(what.reason)\n"
            }
        }
        if !remarks.isEmpty { text += "\n" + remarks.map { "- \($0)\n" }.joined() }
        text +=
            isComplete
            ? "\nNothing is left for a person. No text is lost.\n"
            : "\n\(tasks.count == 1 ? "1 thing is" : "\(tasks.count) things are") left for a person. No text is lost.\n"
        return text
    }

    /// One JSON object (RFC 8259).
    package func json(_ paths: Paths) -> String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.key("isComplete")
            json.boolean(isComplete)
            json.key("constructs")
            json.array { json in
                for row in rows {
                    json.object { json in
                        json.member("construct", row.construct.rawValue)
                        json.member("converted", row.converted)
                        json.member("takenOut", row.takenOut)
                        json.member("left", row.left)
                        json.member("lost", 0)
                    }
                }
            }
            json.key("left")
            json.array { json in
                for task in sortedTasks {
                    json.object { json in
                        json.member("construct", task.construct.rawValue)
                        json.member("file", paths.path(of: task.place))
                        json.member("line", task.line)
                        json.member("column", task.column)
                        json.member("message", task.message)
                        json.member("help", task.help)
                        json.member("problem", task.problem)
                    }
                }
            }
            json.key("takenOut")
            json.array { json in
                for (what, count) in sortedTakenOut {
                    json.object { json in
                        json.member("construct", what.construct.rawValue)
                        json.member("name", what.name)
                        json.member("reason", what.reason)
                        json.member("count", count)
                    }
                }
            }
            json.key("remarks")
            json.array { json in
                for remark in remarks { json.string(remark) }
            }
        }
        return json.text + "\n"
    }

    private var sortedTakenOut: [(TakenOut, Int)] {
        takenOut.sorted {
            ($0.key.construct.rawValue, $0.key.name, $0.key.reason) < (
                $1.key.construct.rawValue, $1.key.name, $1.key.reason
            )
        }.map { ($0.key, $0.value) }
    }

    private var rows: [(construct: Construct, converted: Int, takenOut: Int, left: Int)] {
        Construct.allCases.compactMap { construct in
            let converted = converted[construct] ?? 0
            let taken = takenOut.filter { $0.key.construct == construct }.map(\.value).reduce(0, +)
            let left = tasks.count { $0.construct == construct }
            return converted + taken + left > 0 ? (construct, converted, taken, left) : nil
        }
    }
}

extension ImportReport.Place {
    fileprivate var order: String {
        switch self {
        case .source(let path): "0\(path)"
        case .written(let path): "1\(path)"
        }
    }
}

extension ImportReport.Construct {
    /// What it is called in the table.
    var words: String {
        switch self {
        case .text: "texts"
        case .frontMatter: "front matter"
        case .frontMatterKey: "keys of front matter"
        case .oldAddress: "old addresses"
        case .heading: "headings"
        case .headingID: "names of headings"
        case .link: "links"
        case .picture: "pictures in texts"
        case .file: "files copied"
        case .admonition: "admonitions"
        case .alert: "alerts"
        case .notice: "notices"
        case .shortcode: "shortcodes"
        case .include: "includes"
        case .templateTag: "tags of templates"
        case .tabs: "tabs"
        case .attributeList: "attribute lists"
        case .tableOfContents: "lists of contents"
        case .html: "elements of HTML"
        case .wikiLink: "links of wikis"
        case .mark: "marked words and keys"
        case .icon: "icons"
        case .abbreviation: "abbreviations"
        case .footnote: "footnotes that are sources"
        case .citation: "citations"
        case .bibliography: "sources"
        case .review: "reviews carried over"
        case .person: "people and teams"
        case .site: "settings of the site"
        case .disclaimer: "disclaimers"
        case .leftover: "other markup"
        }
    }
}
