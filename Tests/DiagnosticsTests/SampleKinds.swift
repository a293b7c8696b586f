import Diagnostics

// Kinds of modules above this one, so that the reports of these tests look as reports do.
extension DiagnosticIdentifier {
    static let addressTaken = DiagnosticIdentifier("address-taken", .error, "Two pages have the same address")
    static let bodyEmpty = DiagnosticIdentifier("body-empty", .error, "A page has no text")
    static let emptyValue = DiagnosticIdentifier("empty-value", .error, "A value is empty")
    static let keyDuplicate = DiagnosticIdentifier("key-duplicate", .error, "A key appears more than once")
    static let lineTooLong = DiagnosticIdentifier("line-too-long", .error, "A line is longer than the limit")
    static let rawHTML = DiagnosticIdentifier("raw-html", .error, "A text contains raw HTML")
    static let reviewDueSoon = DiagnosticIdentifier("review-due-soon", .note, "The review of a page is due soon")
    static let reviewOverdue = DiagnosticIdentifier("review-overdue", .warning, "The review of a page is overdue")
}
