package import Diagnostics

/// Why something about a review is not done.
package struct Refusal: Error, Equatable {
    /// The errors in the content that have to be fixed first.
    package let errors: [Diagnostic]
    /// What speaks against it, a sentence each; at least one.
    package let reasons: [String]

    /// One reason, and the errors in the content that it speaks of.
    init(_ reason: String, errors: [Diagnostic] = []) {
        self.errors = errors
        reasons = [reason]
    }

    private init(reasons: [String]) {
        errors = []
        self.reasons = reasons
    }

    /// Refuses where anything speaks against it.
    ///
    /// - Throws: A `Refusal` with the given reasons; nothing where there are none.
    package static func check(_ reasons: [String]) throws(Refusal) {
        if !reasons.isEmpty { throw Refusal(reasons: reasons) }
    }
}
