// A C face for simdjson's DOM parser: one document in, single fields out.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cyc_json_parser cyc_json_parser;

enum {
    CYC_JSON_MISSING = 0,
    CYC_JSON_NULL,
    CYC_JSON_STRING,
    CYC_JSON_INTEGER,
    /// An integer above INT64_MAX.
    CYC_JSON_BIG_INTEGER,
    CYC_JSON_REAL,
    CYC_JSON_BOOLEAN,
    CYC_JSON_OBJECT,
    CYC_JSON_ARRAY,
};

typedef struct {
    int32_t kind;
    /// For a string: its unescaped bytes (not terminated), valid until the parser's next document.
    const uint8_t *bytes;
    size_t length;
    /// For a boolean: 0 or 1.
    int64_t integer;
} cyc_json_value;

/// Bytes that must be readable behind a document.
size_t cyc_json_padding(void);

/// NULL when memory is out.
cyc_json_parser *cyc_json_parser_new(void);
void cyc_json_parser_free(cyc_json_parser *parser);

/// Parses and validates one whole document. Returns 0, or a code for cyc_json_error_text.
int32_t cyc_json_parse(cyc_json_parser *parser, const uint8_t *bytes, size_t length);

/// The value at a path of object keys in the document parsed last; MISSING where a step is not there.
cyc_json_value cyc_json_field(const cyc_json_parser *parser, const char *const *path, size_t depth);

enum {
    CYC_JSON_ROWS_OK = 0,
    /// Neither an object nor an array of objects.
    CYC_JSON_ROWS_NO_OBJECT,
    CYC_JSON_ROWS_NO_KEY,
    /// What lies under the key is not an array.
    CYC_JSON_ROWS_NO_ARRAY,
};

/// Finds the rows of the document parsed last: the elements of the array under `key` of the root object, or of each
/// object in the root array. Returns one of CYC_JSON_ROWS_*.
int32_t cyc_json_rows_open(cyc_json_parser *parser, const char *key, size_t length);

/// Takes up to `capacity` further rows; 0 at the end. A row is `1 + field_count` values: the element itself, then the
/// named fields, MISSING where it has none. Of two fields with one name the later counts.
size_t cyc_json_rows_next(
    cyc_json_parser *parser, const char *const *fields, size_t field_count, cyc_json_value *values, size_t capacity);

/// A row of those taken last as JSON text; valid until the next call. NULL when memory is out.
const char *cyc_json_row_text(cyc_json_parser *parser, size_t row, size_t *length);

const char *cyc_json_error_text(int32_t code);

#ifdef __cplusplus
}
#endif
