import Foundation

/// The process that listens on a port.
package struct PortHolder: Sendable, Equatable, CustomStringConvertible {
    package let process: Int
    package let name: String

    package var description: String { "\(name) (process \(process))" }

    /// Looks in `/proc`; nil where nothing listens, or where the process is another user's and hidden.
    package static func find(port: Int) -> PortHolder? {
        let inodes = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { listeners(on: port, in: text($0)) }
        guard !inodes.isEmpty else { return nil }
        let links = Set(inodes.map { "socket:[\($0)]" })
        let processes = names(in: "/proc").compactMap { Int($0) }
        return processes.first { holds(links, process: $0) }.map { process in
            let name = text("/proc/\(process)/comm").trimmingCharacters(in: .whitespacesAndNewlines)
            return PortHolder(process: process, name: name.isEmpty ? "a program" : name)
        }
    }

    /// The inodes of listening sockets in a table of the kernel's: `sl local_address rem_address st … inode …`, numbers
    /// in hexadecimal, state 0A for listening.
    static func listeners(on port: Int, in table: String) -> [String] {
        table.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count > 9, fields[3] == "0A", let digits = fields[1].split(separator: ":").last,
                Int(digits, radix: 16) == port
            else { return nil }
            return String(fields[9])
        }
    }

    private static func holds(_ links: Set<String>, process: Int) -> Bool {
        let folder = "/proc/\(process)/fd"
        return names(in: folder).contains { name in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")).map(links.contains)
                == true
        }
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    /// Files in `/proc` have no size, so that they are read to their end.
    private static func text(_ path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "" }
        return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    }
}
