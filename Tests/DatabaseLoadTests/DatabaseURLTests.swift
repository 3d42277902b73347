import Testing

@testable import DatabaseLoad

@Suite struct DatabaseURLTests {
    @Test(
        "an address is taken apart as people write it",
        arguments: [
            ("mysql://bi@db.example:3307/tele", "bi", "db.example", UInt16(3307), "tele", nil),
            ("mariadb://bi@db.example/tele", "bi", "db.example", nil, "tele", nil),
            ("mysql://localhost/tele", nil, "localhost", nil, "tele", nil),
            ("mysql:///tele?socket=/run/mysqld/mysqld.sock", nil, "localhost", nil, "tele", "/run/mysqld/mysqld.sock"),
            ("mysql://a%40b@[::1]:3306/kh%C3%A1ch", "a@b", "::1", 3306, "khách", nil),
            ("mysql://root@localhost/x?socket=/a%20b", "root", "localhost", nil, "x", "/a b"),
        ] as [(String, String?, String, UInt16?, String, String?)])
    func parses(_ text: String, user: String?, host: String, port: UInt16?, database: String, socket: String?) throws {
        let url = try DatabaseURL(text)
        #expect(url.user == user)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.database == database)
        #expect(url.socket == socket)
    }

    @Test(
        "what is no address is refused with the reason",
        arguments: [
            ("localhost/tele", .noScheme("localhost/tele")),
            ("postgres://x/tele", .unknownScheme("postgres")),
            ("mysql://bi:secret@host/tele", .password),
            ("mysql://bi:@host/tele", .password),
            ("mysql://host", .noDatabase),
            ("mysql://host/", .noDatabase),
            ("mysql://host:0/tele", .wrongPort("0")),
            ("mysql://host:65536/tele", .wrongPort("65536")),
            ("mysql://host:/tele", .wrongPort("")),
            ("mysql://host:١/tele", .wrongPort("١")),
            ("mysql://[::1/tele", .wrongHost("[::1")),
            ("mysql://host/a%2Fb", .wrongDatabase("a/b")),
            ("mysql://host/a%zz", .wrongEscape("a%zz")),
            ("mysql://host/a%", .wrongEscape("a%")),
            ("mysql://host/a%FF", .wrongEscape("a%FF")),
            ("mysql://host/a%00", .wrongEscape("a%00")),
            ("mysql://host/tele?ssl=1", .unknownOption("ssl")),
            ("mysql://localhost/tele?socket=run", .relativeSocket("run")),
            ("mysql://host/tele?socket=/run", .socketOfAnotherHost("host")),
        ] as [(String, DatabaseURLError)])
    func refuses(_ text: String, because error: DatabaseURLError) {
        #expect(throws: error) { try DatabaseURL(text) }
    }

    @Test("a refused password is not repeated")
    func passwordIsNotShown() {
        #expect(!DatabaseURLError.password.description.contains("secret"))
        #expect(DatabaseURLError.password.description.contains("MYSQL_PWD"))
    }

    @Test(
        "versions are read, and old servers known",
        arguments: [
            ("10.11.6-MariaDB-0+deb12u1", "MariaDB 10.11.6", true), ("5.5.5-10.4.1-MariaDB", "MariaDB 10.4.1", true),
            ("10.2.44-MariaDB", "MariaDB 10.2.44", false), ("8.4.3", "MySQL 8.4.3", true),
            ("8.0.22-log", "MySQL 8.0.22", false),
            ("5.7.44", "MySQL 5.7.44", false), ("", "MySQL ", false),
        ])
    func versions(_ text: String, _ name: String, _ isSupported: Bool) {
        #expect(ServerVersion(text).description == name)
        #expect(ServerVersion(text).isSupported == isSupported)
    }

    @Test(
        "the server's numbers become kinds a person can act on",
        arguments: [
            (2002, "", .unreachable), (2005, "", .unknownHost), (1045, "", .wrongPassword),
            (1142, "", .missingPrivilege),
            (2006, "", .serverGone), (2013, "", .serverGone), (1021, "", .diskFull), (1114, "", .diskFull),
            (1030, "Got error 28 \"No space left on device\" from storage engine InnoDB", .diskFull),
            (3, "Error writing file (Errcode: 28 \"No space left on device\")", .diskFull),
            (1030, "Got error 1", .other),
            (1406, "", .refusedValue), (1290, "", .readOnlyServer), (1205, "", .tableInUse), (2026, "", .encryption),
            (4166, "", .localInfileOff), (1040, "", .tooManyConnections),
        ] as [(UInt32, String, DatabaseError.Kind)])
    func kinds(_ code: UInt32, _ message: String, _ kind: DatabaseError.Kind) {
        let found = DatabaseError.Kind(code: code, message: message)
        #expect(found == kind)
        #expect(kind == .other || !found.remedy.isEmpty)
    }
}
