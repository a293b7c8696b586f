/// What a protocol refines so that the build lists all types that conform to it: `protocol TextRule: Listed` gives
/// `Listing.ofTextRule` (`Plugins/DeclarationLists`).
package protocol Listed: Sendable {}
