import Foundation
import TerminalUI
import Testing

@testable import Dashboard

/// Frames as files, to be looked at; `CYCLORAMA_UPDATE_GOLDEN=1` writes them anew, and a picture of each beside them
/// where `CYCLORAMA_PICTURES` names a folder.
enum Golden {
    static func check(_ state: DashboardState, _ name: String) throws {
        let frame = render(state)
        if let folder = ProcessInfo.processInfo.environment["CYCLORAMA_PICTURES"] {
            let path = URL(filePath: folder).appending(path: name + ".svg")
            try frame.buffer.svg.write(to: path, atomically: true, encoding: .utf8)
        }
        try check(frame.buffer.plainText, name + ".txt")
    }

    static func check(_ text: String, _ name: String) throws {
        let path = Fixture.folder.appending(path: "Golden").appending(path: name)
        if ProcessInfo.processInfo.environment["CYCLORAMA_UPDATE_GOLDEN"] != nil {
            try text.write(to: path, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: path, encoding: .utf8)
        #expect(text == expected, "\(name) differs; look at it, then CYCLORAMA_UPDATE_GOLDEN=1")
    }
}
