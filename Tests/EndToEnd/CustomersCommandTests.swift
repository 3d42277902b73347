import Foundation
import TestSupport
import Testing

/// `customers` and `customer` at the real program.
@Suite struct CustomersCommandTests {
    private func loaded() async throws -> Stage {
        let stage = try Stage()
        let logs = try await stage.logs(days: 15, records: 9000)
        let result = try stage.run("etl", "content", "--input", logs)
        #expect(result.status == 0, "\(result.errors)")
        return stage
    }

    @Test("customers come filtered and sorted, as CSV, JSON and a table, with their share told on stderr")
    func list() async throws {
        let stage = try await loaded()
        let csv = try stage.run("customers", "--min-hours", "5", "--limit", "7", "--format", "csv")
        let lines = csv.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(csv.status == 0 && lines.count == 8 && lines.allSatisfy { $0.count == 15 })
        let seconds = lines.dropFirst().compactMap { Int($0[5]) }
        #expect(seconds == seconds.sorted(by: >) && seconds.allSatisfy { $0 >= 18_000 })
        #expect(csv.errors.contains("of the hours; the first 7 follow"))

        let object = try Stage.object(
            try stage.run(
                "customers", "--min-hours", "5", "--json", "--limit", "0", "--sort", "contract", "--ascending"))
        let rows = try #require(object["rows"] as? [[String: Any]])
        let contracts = rows.compactMap { $0["contract"] as? String }
        #expect(object["selected"] as? Int == rows.count && contracts.count == rows.count)
        #expect(
            contracts.map { Array($0.utf8) }
                == contracts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
        let table = try stage.run("customers", "--limit", "3")
        #expect(table.output.contains("contract") && table.output.split(separator: "\n").count == 4)
    }

    @Test("with --mask no contract and no MAC is given out, and the same customer has the same token in both commands")
    func masked() async throws {
        let stage = try await loaded()
        let plain = try stage.run("customers", "--prefix", "HN", "--limit", "1", "--format", "csv").output.split(
            separator: "\n")
        let contract = String(try #require(plain.last?.split(separator: ",").first))
        let list = try stage.run("customers", "--prefix", "HN", "--limit", "1", "--format", "csv", "--mask").output
        let token = String(try #require(list.split(separator: "\n").last?.split(separator: ",").first))
        #expect(token.hasPrefix("c_") && token.count == 18 && !list.contains(contract))
        let profile = try stage.run("customer", contract, "--json", "--mask").output
        #expect(!profile.contains("\"prefix\""))
        #expect(profile.contains(token) && profile.contains("m_") && !profile.contains(contract))
        #expect(try stage.run("show", "--screen", "customers", "--mask").status == 2)
    }

    @Test("a segment or app that is not there is refused with the ones that are; usage is code 2")
    func refused() async throws {
        let stage = try await loaded()
        let segment = try stage.run("customers", "--segment", "Champion")
        #expect(segment.status == 2 && segment.errors.contains("Champions"))
        #expect(segment.errors.contains("Usage: cyclorama customers ") && !segment.errors.contains("<subcommand>"))
        #expect(segment.errors.contains("'cyclorama customers --help'"))
        let tables = try stage.run("check", "--tables", "nothing")
        #expect(tables.status == 2 && tables.errors.contains("Usage: cyclorama check "))
        let exact = try stage.run("customers", "--segment", "champions", "--format", "csv")
        #expect(exact.status == 0 && exact.output.contains("Champions"))
        #expect(try stage.run("customers", "--app", "NETFLIX").errors.contains("CHANNEL"))
        #expect(try stage.run("customers", "--scores", "5**").status == 2)
        #expect(try stage.run("customers", "--min-hours", "3", "--max-hours", "2").status == 2)
        let none = try Stage().run("customers")
        #expect(none.status == 1 && none.errors.contains("etl content --input"))
    }

    @Test("an app that was loaded but is not among the most watched is not said to be missing")
    func manyApps() throws {
        let stage = try Stage()
        let rows = (1...34).map { app in
            #"{"_source":{"Contract":"HN1","Mac":"AABBCCDDEEFF","TotalDuration":\#(1000 - app),"AppName":"APP\#(app)"}}"#
        }
        try stage.write(rows.joined(separator: "\n"), to: "logs/20220401.json")
        #expect(try stage.run("etl", "content", "--input", stage.root + "/logs").status == 0)
        #expect(try stage.run("customers", "--app", "app32").status == 0)
        let rare = try stage.run("customers", "--app", "APP33")
        #expect(rare.status == 2 && rare.errors.contains("only the 32 most watched apps"), "\(rare)")
    }

    @Test(
        "a damaged manifest is told with its file, what is wrong and what to do",
        arguments: [("{\"format\":4}", "lacks “generation”"), ("what?", "not the JSON that a load writes")])
    func damagedManifest(text: String, words: String) throws {
        let stage = try Stage()
        try stage.write(text, to: "workspace/warehouse/generations/000001/manifest.json")
        try FileManager.default.createSymbolicLink(
            atPath: stage.workspace + "/warehouse/current", withDestinationPath: "generations/000001")
        let result = try stage.run("customers")
        #expect(result.status == 1 && result.errors.contains("000001/manifest.json"), "\(result)")
        #expect(result.errors.contains(words) && result.errors.contains("load the logs again"))
    }

    @Test("one customer is told with rows that add up, and searches by a bridge file alone")
    func customer() async throws {
        let stage = try await loaded()
        let rows = try Stage.object(try stage.run("customers", "--limit", "9", "--json"))["rows"] as? [[String: Any]]
        // Who stands for nobody in particular has no rank.
        let known = try #require(rows?.first { $0["segment"] as? String != "Unknown" })
        let contract = try #require(known["contract"] as? String)
        let profile = try Stage.object(try stage.run("customer", contract, "--json"))
        let usage = try #require(profile["usage"] as? [[String: Any]])
        let total = (profile["customer"] as? [String: Any])?["total_duration"] as? Int
        #expect(usage.reduce(0) { $0 + ($1["total_duration"] as? Int ?? 0) } == total && profile["searches"] == nil)
        #expect(profile["rank_by_duration"] as? Int == 1)

        try stage.write("user_id,contract\n007,\(contract)\n8,NOBODY\n", to: "bridge.csv")
        let bridged = try stage.run("customer", contract, "--bridge", stage.root + "/bridge.csv")
        #expect(bridged.status == 0 && bridged.errors.contains("1 of 2 (50.0 %) lines name a customer"))
        #expect(bridged.output.contains(contract) && bridged.output.contains("top "))
        let missing = try stage.run("customer", "NOBODY")
        #expect(missing.status == 1 && missing.errors.contains("--search"))
    }

    @Test("segments follow the rules of the configuration at the next load, and the screen says so until then")
    func rules() async throws {
        let stage = try await loaded()
        try stage.write(
            "[segments]\nrules = [\"Watchers: value 2-4\"]\nother = \"Rare\"\nunknown = [\"0\"]\n",
            to: "config/cyclorama/config.toml")
        let before = try stage.run("show", "--screen", "customers", "--size", "120x36")
        #expect(before.output.contains("The rules were changed"), "\(before.errors)")
        #expect(try stage.run("etl", "content", "--input", stage.root + "/logs").status == 0)
        let after = try Stage.object(try stage.run("show", "--screen", "customers", "--format", "json"))
        let names = (after["segments"] as? [[String: Any]])?.compactMap { $0["segment"] as? String } ?? []
        #expect(Set(names).isSubset(of: ["Watchers", "Rare", "Unknown"]) && names.first == "Watchers")
        try stage.write("[segments]\nrules = [\"Watchers: value 9\"]\n", to: "config/cyclorama/config.toml")
        let bad = try stage.run("customers")
        #expect(bad.status == 0 || bad.errors.contains("no scores"))
        #expect(try stage.run("etl", "content", "--input", stage.root + "/logs").errors.contains("“9” are no scores"))
    }
}
