/// What to do about a problem: in words, and where a program can do it, as a fix.
package struct Advice: Hashable, Sendable {
    /// The words, in the form of `Diagnostic.help`.
    package let help: String?
    /// The same as changes of the text.
    package let fix: Fix?

    /// Advice in words, with a fix where there is one.
    package init(_ help: String?, fix: Fix? = nil) {
        self.help = help
        self.fix = fix
    }

    /// This advice; where it has no words, other ones.
    package func or(_ help: @autoclosure () -> String?) -> Advice { self.help == nil ? Advice(help()) : self }

    /// This advice; where it has no words, another.
    package func or(_ other: Advice) -> Advice { help == nil ? other : self }
}
