/// A value under `extra`, which the site's owner hands to the templates; it keeps what was written.
package indirect enum ExtraValue: Sendable, Equatable {
    case text(String)
    case flag(Bool)
    case list([ExtraValue])
    case map([String: ExtraValue])
}
