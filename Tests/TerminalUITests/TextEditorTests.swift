import TerminalUI
import Testing

@Suite struct TextEditorTests {
    private func edited(_ text: String, _ keys: Key...) -> TextEditor {
        var editor = TextEditor(text)
        for key in keys { editor.handle(key) }
        return editor
    }

    @Test("one key deletes one character, whatever it is made of")
    func characters() {
        #expect(edited("ae\u{302}\u{301}", .backspace).text == "a")
        #expect(edited("日👨‍👩‍👧", .left, .backspace).text == "👨‍👩‍👧")
        #expect(edited("ế", .home, .delete).text == "")
    }

    @Test("lines split and join")
    func lines() {
        #expect(edited("ab", .left, .enter).text == "a\nb")
        #expect(edited("a\nb", .home, .backspace).text == "ab")
        #expect(edited("a\nb", .up, .end, .delete).text == "ab")
        #expect(edited("a\nb", .home, .left, .character("x")).text == "ax\nb")
        #expect(edited("a\nb", .up, .end, .right, .character("x")).text == "a\nxb")
    }

    @Test("Up and Down keep the column through shorter lines")
    func aim() {
        var editor = TextEditor("long line\nx\nlong line")
        editor.handle(.up)
        #expect((editor.row, editor.column) == (1, 1))
        editor.handle(.up)
        #expect((editor.row, editor.column) == (0, 9))
    }

    @Test("pasted text keeps its lines, of whatever kind, and nothing invisible")
    func paste() {
        #expect(TextEditor("a\r\nb\tc\u{1b}[31m\u{200b}").lines.map { String($0) } == ["a", "b    c[31m"])
        #expect((59_990...60_000).contains(TextEditor(String(repeating: "x", count: 100_000)).text.count))
    }

    @Test("words and line parts are deleted")
    func parts() {
        #expect(edited("select one  ", .control("w")).text == "select ")
        #expect(edited("one two", .left, .left, .left, .control("u")).text == "two")
        #expect(edited("one two", .left, .left, .left, .control("k")).text == "one ")
    }

    @Test("the cursor is always in the window, wide characters included")
    func window() {
        var editor = TextEditor((0..<50).map { "\($0) " + String(repeating: "日", count: 40) }.joined(separator: "\n"))
        for key in [Key.up, .pageUp, .home, .end, .left, .down, .pageUp, .pageUp, .right] {
            editor.handle(key)
            for (columns, rows) in [(1, 1), (10, 3), (30, 7), (200, 60)] {
                let window = editor.window(columns: columns, rows: rows)
                #expect((0..<columns).contains(window.cursorColumn) && (0..<rows).contains(window.cursorRow))
                #expect(window.rows.contains(editor.row))
            }
        }
        _ = editor.window(columns: 0, rows: 0)
    }
}
