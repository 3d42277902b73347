#include "CSimdJSON.h"

#include <new>

// libparquet exports a simdjson of another version under the same names; ours lives under a name of its own.
#define simdjson cyclorama_simdjson
#include <simdjson.cpp>
#include <simdjson.h>

namespace dom = simdjson::dom;

struct cyc_json_parser {
    dom::parser parser;
    dom::element root;
};

size_t cyc_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

cyc_json_parser *cyc_json_parser_new(void) { return new (std::nothrow) cyc_json_parser(); }

void cyc_json_parser_free(cyc_json_parser *parser) { delete parser; }

int32_t cyc_json_parse(cyc_json_parser *parser, const uint8_t *bytes, size_t length) {
    return parser->parser.parse(bytes, length, false).get(parser->root);
}

static cyc_json_value value_of(dom::element element) {
    cyc_json_value value = {CYC_JSON_NULL, nullptr, 0, 0};
    switch (element.type()) {
    case dom::element_type::STRING: {
        std::string_view text = element.get_string().value_unsafe();
        value.kind = CYC_JSON_STRING;
        value.bytes = reinterpret_cast<const uint8_t *>(text.data());
        value.length = text.size();
        break;
    }
    case dom::element_type::INT64:
        value.kind = CYC_JSON_INTEGER;
        value.integer = element.get_int64().value_unsafe();
        break;
    case dom::element_type::UINT64: value.kind = CYC_JSON_BIG_INTEGER; break;
    case dom::element_type::DOUBLE: value.kind = CYC_JSON_REAL; break;
    case dom::element_type::BOOL: value.kind = CYC_JSON_BOOLEAN; break;
    case dom::element_type::OBJECT: value.kind = CYC_JSON_OBJECT; break;
    case dom::element_type::ARRAY: value.kind = CYC_JSON_ARRAY; break;
    case dom::element_type::NULL_VALUE: break;
    }
    return value;
}

cyc_json_value cyc_json_field(const cyc_json_parser *parser, const char *const *path, size_t depth) {
    cyc_json_value missing = {CYC_JSON_MISSING, nullptr, 0, 0};
    dom::element element = parser->root;
    for (size_t step = 0; step < depth; step++) {
        dom::object object;
        if (element.get_object().get(object)) return missing;
        if (object.at_key(path[step]).get(element)) return missing;
    }
    return value_of(element);
}

const char *cyc_json_error_text(int32_t code) {
    return simdjson::error_message(static_cast<simdjson::error_code>(code));
}
