import ArgumentParser
import Foundation
import Warehouse

/// Where things lie; the same for every command.
struct CommonOptions: ParsableArguments {
    @Option(help: "Where raw data, warehouse, output and logs lie. Else $CYCLORAMA_WORKSPACE, else $XDG_DATA_HOME/cyclorama.")
    var workspace: String?

    @Option(help: "Where the tables lie. Else <workspace>/warehouse.")
    var warehouse: String?

    @Flag(help: "Print exactly one JSON object on stdout when done.")
    var json = false

    var workspacePath: String {
        let environment = ProcessInfo.processInfo.environment
        if let workspace { return Self.absolute(workspace) }
        if let path = environment["CYCLORAMA_WORKSPACE"], !path.isEmpty { return Self.absolute(path) }
        if let data = environment["XDG_DATA_HOME"], !data.isEmpty { return Self.absolute(data) + "/cyclorama" }
        return NSHomeDirectory() + "/.local/share/cyclorama"
    }

    var warehousePath: String { warehouse.map(Self.absolute) ?? workspacePath + "/warehouse" }

    static func absolute(_ path: String) -> String {
        let expanded = NSString(string: path).expandingTildeInPath
        return URL(fileURLWithPath: expanded).standardizedFileURL.path
    }
}

extension Day: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
