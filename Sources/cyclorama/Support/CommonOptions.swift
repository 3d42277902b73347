import ArgumentParser
import Foundation
import Warehouse

/// Where things lie; the same for every command.
struct PlaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where raw data, warehouse, output and logs lie.",
            discussion: "Else $CYCLORAMA_WORKSPACE, else $XDG_DATA_HOME/cyclorama.", valueName: "dir"))
    var workspace: String?

    @Option(help: ArgumentHelp("Where the tables lie. Else <workspace>/warehouse.", valueName: "dir"))
    var warehouse: String?

    func places() -> Places {
        let root = workspace.map(Places.absolute) ?? Places.standardWorkspace
        return Places(workspace: root, warehouse: warehouse.map(Places.absolute) ?? root + "/warehouse")
    }
}

/// For commands whose result a program may want to read.
struct ResultOptions: ParsableArguments {
    @Flag(help: "Print exactly one JSON object on stdout when done.")
    var json = false
}

extension Day: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
