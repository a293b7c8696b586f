/// Files as Swift: `EmbeddedFiles.all` has each with its path and its text.
///
/// A text is a static string, which compilers copy as it is; a list of numbers would take them minutes. A file that is no text
/// is one too: each byte is the character of its number.
struct FileEmbedding {
    /// The files, sorted by path.
    private var files: [(path: String, text: String, isText: Bool)] = []

    /// Takes the files with the given bytes.
    init(_ files: [(path: String, bytes: [UInt8])]) {
        for file in files.sorted(by: { $0.path < $1.path }) {
            if let text = String(validating: file.bytes, as: UTF8.self) {
                self.files.append((file.path, text, true))
            } else {
                var text = ""
                for byte in file.bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
                self.files.append((file.path, text, false))
            }
        }
    }

    /// The files as Swift.
    var source: String {
        var source = """
            /// Files of the package, as they were when it was built.
            enum EmbeddedFiles {
                /// The files with their paths in the package, sorted by these; of one that is no text, each character has the
                /// number of a byte.
                static let all: [(path: String, text: StaticString, isText: Bool)] = [

            """
        for (path, text, isText) in files {
            source += "        (path: \(Self.literal(path)), text: \(Self.literal(text)), isText: \(isText)),\n"
        }
        return source + "    ]\n}\n"
    }

    /// A string literal on one line.
    private static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            // Signs that cannot be seen, or would change how the line is read.
            case _
            where scalar.value < 0x20 || scalar.properties.generalCategory == .format
                || (0x7F...0x9F).contains(scalar.value):
                literal += "\\u{\(String(scalar.value, radix: 16))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
