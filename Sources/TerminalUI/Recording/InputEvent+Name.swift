extension InputEvent {
    /// What was done, in a word or two, as recordings keep it.
    package var name: String {
        switch self {
        case .key(let key): key.name
        case .mouse(let mouse): "\(mouse.action.name) at \(mouse.column + 1), \(mouse.row + 1)"
        case .resize(let size): "resize to \(size.columns)x\(size.rows)"
        }
    }
}

extension Key {
    /// The key as people call it.
    package var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let letter): "Ctrl-" + letter.uppercased()
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Delete"
        case .insert: "Insert"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}

extension MouseEvent.Action {
    fileprivate var name: String {
        switch self {
        case .press: "click"
        case .doublePress: "double click"
        case .wheelUp: "wheel up"
        case .wheelDown: "wheel down"
        }
    }
}
