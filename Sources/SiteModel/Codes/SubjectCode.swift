/// One code of a subject.
package struct SubjectCode: Sendable, Equatable {
    /// The system that the code belongs to.
    package var system: CodeSystem
    /// The well-formed code, in the form in which codes are compared.
    package var code: Located<String>

    /// A code of a system.
    package init(system: CodeSystem, code: Located<String>) {
        self.system = system
        self.code = code
    }

    /// The code as the system's publisher writes it in print.
    package var display: String { system == .orpha ? "ORPHA:" + code.value : code.value }
}
