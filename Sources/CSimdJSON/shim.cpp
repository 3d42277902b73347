#include "CSimdJSON.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

// libparquet exports a simdjson of another version under the same names; ours lives under a name of its own.
#define simdjson cyclorama_simdjson
#include <simdjson.cpp>
#include <simdjson.h>

namespace dom = simdjson::dom;

struct cyc_json_parser {
    dom::parser parser;
    dom::element root;
    /// The objects that hold rows, and how far they are read.
    std::vector<dom::array> parts;
    size_t part = 0;
    dom::array::iterator next;
    std::vector<dom::element> taken;
    std::string text;
};

size_t cyc_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

cyc_json_parser *cyc_json_parser_new(void) { return new (std::nothrow) cyc_json_parser(); }

void cyc_json_parser_free(cyc_json_parser *parser) { delete parser; }

// Numbers that no 64 bits hold are legal JSON, and mostly lie in fields nobody asked for. Each is replaced by the nearest
// that can be held, and spaces: by the largest unsigned integer, which counts as too large, or by 1e308.
static bool replace_huge_number(std::string &text, size_t start, size_t end) {
    std::string number = text.substr(start, end - start);
    bool negative = number[0] == '-';
    std::string digits = number.substr(negative ? 1 : 0);
    if (digits.size() < 5 || digits[0] == '0' || !isdigit(static_cast<unsigned char>(digits[0]))) return false;
    const char *nearest = negative ? "-9223372036854775808" : "18446744073709551615";
    if (digits.find_first_not_of("0123456789") == std::string::npos) {
        if (digits.size() < (negative ? 19 : 20)) return false;
        if (number.size() == strlen(nearest) && number <= nearest) return false;
    } else {
        char *stop = nullptr;
        if (!std::isinf(strtod(number.c_str(), &stop)) || *stop != 0) return false;
        nearest = negative ? "-1e308" : "1e308";
    }
    if (number.size() < strlen(nearest)) return false;
    text.replace(start, number.size(), std::string(nearest) + std::string(number.size() - strlen(nearest), ' '));
    return true;
}

static bool replace_huge_numbers(std::string &text) {
    bool any = false;
    bool quoted = false;
    for (size_t at = 0; at < text.size(); at++) {
        if (text[at] == '"') quoted = !quoted;
        if (quoted) {
            if (text[at] == '\\') at++;
            continue;
        }
        if (text[at] != '-' && !isdigit(static_cast<unsigned char>(text[at]))) continue;
        size_t end = std::min(text.find_first_not_of("0123456789+-.eE", at), text.size());
        any |= replace_huge_number(text, at, end);
        at = end - 1;
    }
    return any;
}

int32_t cyc_json_parse(cyc_json_parser *parser, const uint8_t *bytes, size_t length) {
    auto code = parser->parser.parse(bytes, length, false).get(parser->root);
    if (code != simdjson::BIGINT_ERROR && code != simdjson::NUMBER_ERROR) return code;
    try {
        std::string text(reinterpret_cast<const char *>(bytes), length);
        if (!replace_huge_numbers(text)) return code;
        text.resize(length + simdjson::SIMDJSON_PADDING);
        // Strings are copied out of the document by the parser: nothing refers to `text` afterwards.
        return parser->parser.parse(reinterpret_cast<const uint8_t *>(text.data()), length, false).get(parser->root);
    } catch (const std::bad_alloc &) {
        return simdjson::MEMALLOC;
    }
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
    case dom::element_type::BOOL:
        value.kind = CYC_JSON_BOOLEAN;
        value.integer = element.get_bool().value_unsafe() ? 1 : 0;
        break;
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

static int32_t add_part(cyc_json_parser *parser, dom::element element, std::string_view key) {
    dom::object object;
    if (element.get_object().get(object)) return CYC_JSON_ROWS_NO_OBJECT;
    dom::element under;
    if (object.at_key(key).get(under)) return CYC_JSON_ROWS_NO_KEY;
    dom::array array;
    if (under.get_array().get(array)) return CYC_JSON_ROWS_NO_ARRAY;
    parser->parts.push_back(array);
    return CYC_JSON_ROWS_OK;
}

int32_t cyc_json_rows_open(cyc_json_parser *parser, const char *key, size_t length) {
    std::string_view name(key, length);
    parser->parts.clear();
    parser->part = 0;
    dom::array objects;
    int32_t code = CYC_JSON_ROWS_OK;
    if (parser->root.get_array().get(objects)) {
        code = add_part(parser, parser->root, name);
    } else {
        for (dom::element object : objects) {
            if ((code = add_part(parser, object, name))) break;
        }
    }
    if (code) parser->parts.clear();
    if (!parser->parts.empty()) parser->next = parser->parts[0].begin();
    return code;
}

static void fill_row(
    dom::element element, const char *const *fields, const size_t *lengths, size_t field_count,
    cyc_json_value *values) {
    values[0] = value_of(element);
    for (size_t field = 0; field < field_count; field++) values[1 + field] = {CYC_JSON_MISSING, nullptr, 0, 0};
    dom::object object;
    if (element.get_object().get(object)) return;
    for (dom::object::iterator at = object.begin(); at != object.end(); ++at) {
        // The length first: it tells most keys apart without a look at them.
        uint32_t length = at.key_length();
        for (size_t field = 0; field < field_count; field++) {
            if (length == lengths[field] && memcmp(at.key_c_str(), fields[field], length) == 0) {
                values[1 + field] = value_of(at.value());
                break;
            }
        }
    }
}

size_t cyc_json_rows_next(
    cyc_json_parser *parser, const char *const *fields, size_t field_count, cyc_json_value *values, size_t capacity) {
    constexpr size_t most = 16;
    size_t lengths[most];
    if (field_count > most) return 0;
    for (size_t field = 0; field < field_count; field++) lengths[field] = strlen(fields[field]);
    parser->taken.clear();
    while (parser->taken.size() < capacity && parser->part < parser->parts.size()) {
        if (!(parser->next != parser->parts[parser->part].end())) {
            if (++parser->part < parser->parts.size()) parser->next = parser->parts[parser->part].begin();
            continue;
        }
        dom::element element = *parser->next;
        fill_row(element, fields, lengths, field_count, values + parser->taken.size() * (1 + field_count));
        parser->taken.push_back(element);
        ++parser->next;
    }
    return parser->taken.size();
}

const char *cyc_json_row_text(cyc_json_parser *parser, size_t row, size_t *length) {
    if (row >= parser->taken.size()) return nullptr;
    parser->text = simdjson::to_string(parser->taken[row]);
    *length = parser->text.size();
    return parser->text.data();
}

const char *cyc_json_error_text(int32_t code) {
    return simdjson::error_message(static_cast<simdjson::error_code>(code));
}
