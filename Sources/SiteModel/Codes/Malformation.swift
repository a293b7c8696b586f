/// Why a code or an identifier is not well-formed.
///
/// One that is well-formed may still have been given to no one, or mean something else: 80146002 is a SNOMED CT
/// identifier without a flaw, of a procedure. Only its publisher's own tables could tell.
package enum Malformation: Error, Hashable, Sendable {
    /// It does not have the form of its kind.
    case form
    /// It ends in a check digit that the digits before it do not ask for.
    case checkDigit(stands: String, fits: String)
    /// It is a SNOMED CT identifier, but of another kind of component than a concept.
    case component(String)
}
