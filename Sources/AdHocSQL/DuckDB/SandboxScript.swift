/// What DuckDB is told to do, as arguments of its program: views first, then the lock, then the query.
///
/// Read-only by three rules, each of which DuckDB itself applies:
/// 1. `.safe_mode` after the views: no file outside the allowed folders, no network, no extension, no dot command that
///    touches the system, no way back.
/// 2. The query has to be one SELECT by DuckDB's own parser, and `-bail` ends the program before anything else would
///    run. So no COPY or ATTACH writes into an allowed folder.
/// 3. Table functions are those of a list; one that is not on it may write, as `enable_logging` does.
///
/// Every command is an argument of its own, so none of the query's text is ever looked at as a dot command.
struct SandboxScript {
    let sources: SQLSources
    let query: SQLQuery

    /// The first key of the record that ends the list of columns.
    static let rowsFollow = "cyclorama_rows_follow"

    var arguments: [String] {
        let commands = settings + sources.views
        return ["-no-init", "-batch", "-bail", "-jsonlines"]
            + [commands.joined(separator: ";\n"), ".safe_mode", guardian, description, rowMark, query.text]
            .flatMap { ["-c", $0] }
    }

    /// Bytes before the query's text in the command that describes its columns.
    static let descriptionPrefix = "DESCRIBE\n"

    private var settings: [String] {
        let folders = sources.folders.map { SQLText.quoted($0.hasSuffix("/") ? $0 : $0 + "/") }
        return [
            "SET errors_as_json = true",
            "SET memory_limit = \(SQLText.quoted("\(query.memory / 1_000_000)MB"))",
            // What does not fit into memory would be written to disk.
            "SET temp_directory = ''",
            "SET autoinstall_known_extensions = false", "SET autoload_known_extensions = false",
            "SET allowed_directories = [\(folders.joined(separator: ", "))]",
        ] + query.variables.map { "SET VARIABLE \"\($0.name)\" = \(SQLText.quoted($0.value))" }
    }

    /// Ends with an error unless the query is one SELECT that calls table functions of the list alone.
    private var guardian: String {
        let functions = Self.functions.map(SQLText.quoted).joined(separator: ", ")
        return """
            WITH parsed AS (SELECT json_serialize_sql(\(SQLText.quoted(query.text)))::JSON AS tree),
            called AS (
                SELECT lower(json_extract_string(value, '$.function.function_name')) AS name,
                    json_extract_string(value, '$.query_location') AS place
                FROM parsed, json_tree(parsed.tree)
                WHERE type = 'OBJECT' AND json_extract_string(value, '$.type') = 'TABLE_FUNCTION')
            SELECT CASE
                WHEN current_setting('enable_external_access') THEN error('cyclorama:unlocked')
                WHEN json_extract_string(tree, '$.error') = 'true' THEN error('cyclorama:parse:' || tree)
                WHEN json_array_length(tree, '$.statements') <> 1 THEN error('cyclorama:count')
                WHEN EXISTS (FROM called WHERE name IS NULL OR name NOT IN (\(functions)))
                    THEN error('cyclorama:function:' || (
                        SELECT coalesce(place, '0') || ':' || coalesce(name, '?') FROM called
                        WHERE name IS NULL OR name NOT IN (\(functions)) LIMIT 1))
                ELSE version() END AS cyclorama
            FROM parsed
            """
    }

    /// Names and types of the result's columns, as rows.
    private var description: String {
        Self.isDescribedAsText(query)
            ? "DESCRIBE FROM query(\(SQLText.quoted(query.text)))" : Self.descriptionPrefix + query.text
    }

    /// True for queries that DESCRIBE does not take as they are; as a text it does, but then tells no place of a mistake.
    static func isDescribedAsText(_ query: SQLQuery) -> Bool {
        ["describe", "desc", "show", "summarize", "pivot", "unpivot"].contains(SQLText.firstWord(of: query.text))
    }

    private var rowMark: String { "SELECT 1 AS \(Self.rowsFollow)" }

    /// Table functions that only read, and only what the lock lets them.
    private static let functions = [
        "read_parquet", "parquet_scan", "read_csv", "read_csv_auto", "read_json", "read_json_auto", "read_ndjson",
        "read_ndjson_auto", "read_text", "read_blob", "glob", "parquet_metadata", "parquet_schema",
        "parquet_file_metadata", "parquet_kv_metadata", "sniff_csv", "range", "generate_series", "unnest", "repeat",
        "repeat_row", "json_each", "json_tree", "query_table", "histogram", "histogram_values", "duckdb_columns",
        "duckdb_functions", "duckdb_keywords", "duckdb_settings", "duckdb_tables", "duckdb_types", "duckdb_variables",
        "duckdb_views", "pragma_table_info", "pragma_version", "test_all_types",
    ]
}
