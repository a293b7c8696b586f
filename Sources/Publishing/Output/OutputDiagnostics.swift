package import Diagnostics

extension DiagnosticIdentifier {
    package static let outputForeignFile = DiagnosticIdentifier(
        "output-foreign-file",
        .error,
        "The output folder contains a file that no build wrote"
    )
    package static let outputFileChanged = DiagnosticIdentifier(
        "output-file-changed",
        .error,
        "A file in the output folder was changed after the build"
    )
}

extension SourceLocation {
    /// A file of the output folder as a whole.
    fileprivate init(output path: String, line: Int = 1) {
        self.init(SourceFile(.output, path), SourcePosition(line: line, column: 1))
    }
}

extension Diagnostic {
    /// The manifest is not what sitegen wrote.
    static func manifestMalformed(_ error: OutputManifest.Malformed) -> Diagnostic {
        Diagnostic(
            .outputFileChanged,
            at: SourceLocation(output: OutputManifest.fileName, line: error.line),
            "`\(OutputManifest.fileName)` is not as sitegen wrote it: line \(error.line) \(error.reason)",
            help: "restore the file, or empty the output folder, and build again"
        )
    }

    /// A file that sitegen wrote holds other bytes now, and this run would lose them.
    static func fileEdited(_ path: OutputPath) -> Diagnostic {
        Diagnostic(
            .outputFileChanged,
            at: SourceLocation(output: path.description),
            "`\(path)` has been changed since sitegen wrote it, and this build would overwrite or remove it",
            help: "make the change in Content or Templates, delete the file from the output folder, and build again"
        )
    }

    /// A folder that sitegen did not make is in the way of a file of the site.
    static func folderInTheWay(_ path: OutputPath) -> Diagnostic {
        Diagnostic(
            .outputForeignFile,
            at: SourceLocation(output: path.description),
            "The folder `\(path)` was not made by sitegen, but the site has a file with that name",
            help: "remove the folder, or choose another output folder with --output"
        )
    }
}

extension [Diagnostic] {
    /// One for each file that sitegen did not write, as far as they are worth naming.
    static func foreignFiles(_ paths: [String]) -> [Diagnostic] {
        let help = "move it out of the output folder, or choose another folder with --output"
        var diagnostics = paths.prefix(OutputFolder.namedForeignFiles).map { path in
            Diagnostic(
                .outputForeignFile,
                at: SourceLocation(output: path),
                "`\(path)` was not written by sitegen",
                help: help
            )
        }
        let rest = paths.dropFirst(OutputFolder.namedForeignFiles)
        if let next = rest.first {
            let message =
                rest.count == 1
                ? "`\(next)` was not written by sitegen"
                : "`\(next)` and \(rest.count - 1) more were not written by sitegen"
            diagnostics.append(
                Diagnostic(.outputForeignFile, at: SourceLocation(output: next), message, help: help)
            )
        }
        return diagnostics
    }
}
