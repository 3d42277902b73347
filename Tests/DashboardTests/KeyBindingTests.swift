import TerminalUI
import Testing

@testable import Dashboard

@Suite struct KeyBindingTests {
    @Test("no key means two things")
    func unique() {
        let keys = KeyBindings.all.filter { !$0.group.isLocal }.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test("every key is in the documentation and in the help")
    func documented() {
        let state = Fixture.state(columns: 80, rows: 24, model: nil)
        let help = KeyBindings.help(for: state, width: 72).map { $0.spans.map(\.text).joined() }.joined(separator: "\n")
        for binding in KeyBindings.all {
            #expect(KeyBindings.markdown.contains("| `\(binding.name)` |"))
            #expect(help.contains("  \(binding.name) "))
        }
    }

    @Test("the footer offers nothing that comes with a later version")
    func footer() {
        let state = Fixture.state(columns: 200, rows: 24, model: nil)
        for hint in KeyBindings.hints(for: state) where hint.key != "x" { #expect(hint.isEnabled) }
    }
}
