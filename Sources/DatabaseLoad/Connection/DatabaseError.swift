/// What went wrong with a database: at what, what the server said, and what a person can do.
package struct DatabaseError: Error, Hashable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// Nobody answers there.
        case unreachable
        case unknownHost
        case wrongPassword
        /// The server lets nobody in from this machine.
        case hostRefused
        case missingPrivilege
        /// It was there and is no more.
        case serverGone
        case oldServer
        case diskFull
        /// A value that its column cannot hold.
        case refusedValue
        case readOnlyServer
        /// Somebody else uses a table for too long.
        case tableInUse
        /// Another load into this database runs.
        case loadRunning
        case encryption
        /// The server takes no rows from the client's memory.
        case localInfileOff
        case tooManyConnections
        case optionFile
        /// A view has the name of one of the tables.
        case viewInTheWay
        /// Fewer rows arrived than were sent, and the like.
        case wrongCount
        case other
    }

    package let kind: Kind
    /// What was being done: `load dim_app`.
    package let action: String
    package let reason: String
    /// The server's or the client library's number; 0 where neither said anything.
    package let code: UInt32
    package let remedy: String

    init(_ kind: Kind, _ action: String, reason: String, code: UInt32 = 0, remedy: String? = nil) {
        self.kind = kind
        self.action = action
        self.reason = reason
        self.code = code
        self.remedy = remedy ?? kind.remedy
    }

    package var description: String {
        "cannot \(action): \(reason)\(code == 0 ? "" : " (\(code))")\(remedy.isEmpty ? "" : "; \(remedy)")"
    }
}

extension DatabaseError.Kind {
    var remedy: String {
        switch self {
        case .unreachable: "start the server, or correct host, port or socket in the address"
        case .unknownHost: "correct the host in the address"
        case .wrongPassword:
            "give the user's password in MYSQL_PWD or under [client] in an option file (--defaults-file), or correct "
                + "the user in the address"
        case .hostRefused: "have the server's administrator allow this user from this machine"
        case .missingPrivilege:
            "have the server's administrator GRANT SELECT, INSERT, DELETE, CREATE, ALTER, DROP on the database to this user"
        case .serverGone: "nothing half-loaded is seen; run the load again when the server is back"
        case .oldServer: "it takes MariaDB 10.3.3 or MySQL 8.0.23, or newer"
        case .diskFull: "nothing half-loaded is seen; make room on the server's disk and run the load again"
        case .refusedValue: "nothing of this load is seen; correct the logs or leave the table out with --tables"
        case .readOnlyServer: "name a server that takes writes in the address"
        case .tableInUse: "end the query or transaction that uses the tables, then run the load again"
        case .loadRunning: "wait for the other load into this database to end"
        case .encryption: "set up TLS on the server, or choose another mode with --tls"
        case .localInfileOff: "have the server's administrator SET GLOBAL local_infile=1"
        case .tooManyConnections: "run the load again when the server has connections left"
        case .optionFile: "name a file that can be read with --defaults-file"
        case .viewInTheWay: "drop or rename the view, or name a database that is the tables' own in the address"
        case .wrongCount: "nothing of this load is seen; run it again"
        case .other: ""
        }
    }

    /// The kind of a number that the server or the client library gave.
    init(code: UInt32, message: String) {
        self =
            switch code {
            case 2002, 2003, 2004: .unreachable
            case 2005: .unknownHost
            case 1045, 1698: .wrongPassword
            case 1130: .hostRefused
            case 1044, 1142, 1143, 1227, 1370: .missingPrivilege
            case 1053, 1077, 1080, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 2014, 2027, 2055: .serverGone
            case 1021, 1114: .diskFull
            case 1048, 1062, 1264, 1265, 1292, 1366, 1406: .refusedValue
            case 1290, 1792, 1836: .readOnlyServer
            case 1205, 1213: .tableInUse
            case 2026, 3159: .encryption
            case 1148, 3948, 4166: .localInfileOff
            case 1040, 1203, 1226: .tooManyConnections
            // Many statements fail so; the number of the system's error stands in the text.
            default: Self.tellsOfFullDisk(message) ? .diskFull : .other
            }
    }

    private static func tellsOfFullDisk(_ message: String) -> Bool {
        ["error 28", "errno: 28", "Errcode: 28", "No space left", "Disk full", "disk full"].contains(
            where: message.contains)
    }
}
