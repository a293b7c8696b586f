/// What tells the words that went from those that came.
package enum ChangeMarks: Sendable {
    /// `[-…-]` and `{+…+}`, as `git diff --word-diff` has them.
    case brackets
    /// Red and green, for a terminal (ECMA-48, section 8.3.117).
    case colours
}
