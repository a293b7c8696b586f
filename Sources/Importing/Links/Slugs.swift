import Foundation

/// The names that other tools give to headings.
enum Slugs {
    /// The names of headings in the order of a text; a repeated one gets a number.
    static func names(of headings: [String], tool: ImportTool) -> [String] {
        var counts: [String: Int] = [:]
        return headings.map { words in
            let name = tool == .mkdocs ? python(words) : anchor(words)
            let count = counts[name, default: 0]
            counts[name] = count + 1
            return count == 0 ? name : "\(name)\(tool == .mkdocs ? "_" : "-")\(count)"
        }
    }

    /// As GitHub does it, kramdown as Jekyll sets it, and goldmark as Hugo does: letters, digits, hyphens and
    /// underscores; each space a hyphen.
    static func anchor(_ words: String) -> String {
        var result = ""
        for scalar in words.trimmed.lowercased().unicodeScalars {
            if scalar == " " || scalar == "-" {
                result.append("-")
            } else if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// As Python-Markdown does it (python-markdown.github.io, “Table of Contents”): without accents, stretches of spaces
    /// and hyphens one hyphen.
    private static func python(_ words: String) -> String {
        let plain = words.decomposedStringWithCompatibilityMapping.lowercased()
        var result = ""
        var isGap = false
        for scalar in plain.unicodeScalars where scalar.isASCII {
            if scalar == " " || scalar == "-" {
                isGap = true
            } else if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                if isGap, !result.isEmpty { result.append("-") }
                isGap = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
