import DefaultTheme
import Diagnostics

extension Diagnostic {
    /// The same diagnostic; where it is in a file that the program carries, with a note that says how to change that.
    var explainingBuiltInTheme: Diagnostic {
        let file = location.file
        guard file.folder == .builtInTheme, BuiltInFile.bytes(at: file.path) != nil else { return self }
        return noting(
            Note(
                "`\(file.path)` is built in; to change it, run `sitegen theme eject \(file.path)`, which writes it here",
                at: SourceLocation(SourceFile(.templates, file.path))
            )
        )
    }
}
