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

const char *cyc_json_error_text(int32_t code);

#ifdef __cplusplus
}
#endif
