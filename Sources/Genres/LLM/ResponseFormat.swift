/// A schema in strict form: an object at the top, all properties required, none besides.
struct ResponseFormat: Encodable {
    private let type = "json_schema"
    private let schema = Named()

    private enum CodingKeys: String, CodingKey {
        case type
        case schema = "json_schema"
    }

    private struct Named: Encodable {
        let name = "labels"
        let strict = true
        let schema = Node(
            type: "object",
            properties: [
                "labels": Node(
                    type: "array",
                    items: [
                        Node(
                            type: "object",
                            properties: [
                                "id": Node(type: "integer"),
                                "genre": Node(type: "string", values: Genre.allCases.map(\.rawValue)),
                            ])
                    ])
            ])
    }

    private struct Node: Encodable {
        let type: String
        var properties: [String: Node]?
        /// One, for an array; in an array itself since a value cannot hold itself.
        var items: [Node]?
        var values: [String]?

        private enum CodingKeys: String, CodingKey {
            case type, properties, required, additionalProperties, items
            case values = "enum"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(type, forKey: .type)
            try container.encodeIfPresent(properties, forKey: .properties)
            try container.encodeIfPresent(properties?.keys.sorted(), forKey: .required)
            if properties != nil { try container.encode(false, forKey: .additionalProperties) }
            try container.encodeIfPresent(items?.first, forKey: .items)
            try container.encodeIfPresent(values, forKey: .values)
        }
    }
}
