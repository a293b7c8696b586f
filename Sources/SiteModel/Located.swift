package import Diagnostics

/// A value and the place where it was written, so that whatever turns out to be wrong with it later can be shown there.
package struct Located<Value> {
    /// The value.
    package var value: Value
    /// Where it is.
    package var location: SourceLocation

    /// A value at a place.
    package init(_ value: Value, at location: SourceLocation) {
        self.value = value
        self.location = location
    }

    /// The same place with another value.
    package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
        Located<Other>(try transform(value), at: location)
    }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
