package import Diagnostics

/// What a site says in its own voice in one language, as a strings file has it: keys and texts, not yet held to
/// anything.
package struct InterfaceStrings: Sendable {
    /// What is under one key.
    package enum Value: Sendable, Equatable {
        /// One text.
        case text(Located<String>)
        /// A text for each kind of number.
        case byNumber(NumberForms)
    }

    /// A key and what is under it.
    package struct Entry: Sendable, Equatable {
        /// Where the key is.
        package var location: SourceLocation
        /// What is under it.
        package var value: Value

        /// A value under a key that is at a place.
        package init(at location: SourceLocation, _ value: Value) {
            self.location = location
            self.value = value
        }
    }

    /// The language, from the file's name.
    package var language: LanguageTag
    /// The file.
    package var file: SourceFile
    /// What the file has, by key.
    package var entries: [String: Entry] = [:]
    /// Keys that are there with a value that could not be read. They are reported already, so nothing takes them for
    /// missing.
    package var unreadableKeys: Set<String> = []
    /// Whether the file could be read at all; where not, that is reported already.
    package var isReadable = true

    /// A file of a language, without words so far.
    package init(language: LanguageTag, file: SourceFile) {
        self.language = language
        self.file = file
    }

    /// Whether the file is one of those that the program carries.
    package var isBuiltIn: Bool { file.folder == .builtInTheme }

    /// Whether the file names a key, whatever is under it.
    package func names(_ key: String) -> Bool { entries[key] != nil || unreadableKeys.contains(key) }
}

/// A text that depends on a number: one for none, one for 1, one for all other numbers.
///
/// These three are enough for languages with a singular and a plural. Others (Unicode CLDR, “Language Plural Rules”)
/// write such texts so that they hold for every number: “Articles: 5”.
package struct NumberForms: Sendable, Equatable {
    /// The text for 0, where it is not that for other numbers.
    package var zero: Located<String>?
    /// The text for 1, where it is not that for other numbers.
    package var one: Located<String>?
    /// The text for every other number.
    package var other: Located<String>

    /// Texts for none, for one and for all others.
    package init(zero: Located<String>? = nil, one: Located<String>? = nil, other: Located<String>) {
        self.zero = zero
        self.one = one
        self.other = other
    }
}
