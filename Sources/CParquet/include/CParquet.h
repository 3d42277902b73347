// A C face for the column readers and writers of Arrow's Parquet library. Flat columns: text and moments may be NULL, all
// others are required.
// Functions that can fail return false and set *error to a text the caller frees with cyc_parquet_free.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CYC_PARQUET_INT32 = 0,
    CYC_PARQUET_INT64,
    CYC_PARQUET_DOUBLE,
    CYC_PARQUET_STRING,
    CYC_PARQUET_DATE,
    CYC_PARQUET_OPTIONAL_STRING,
    /// Milliseconds since 1970 without a zone, written as 64-bit integers.
    CYC_PARQUET_TIMESTAMP,
    CYC_PARQUET_OTHER
};
enum { CYC_PARQUET_PLAIN = 0, CYC_PARQUET_DELTA, CYC_PARQUET_DICTIONARY };
enum { CYC_PARQUET_UNCOMPRESSED = 0, CYC_PARQUET_SNAPPY, CYC_PARQUET_ZSTD };

typedef struct {
    const char *name;
    int32_t type;
    int32_t encoding;
} cyc_parquet_column;

typedef struct cyc_parquet_writer cyc_parquet_writer;
typedef struct cyc_parquet_reader cyc_parquet_reader;

void cyc_parquet_free(void *memory);

bool cyc_parquet_writer_open(const char *path, const cyc_parquet_column *columns, size_t count, int32_t compression,
                             cyc_parquet_writer **writer, char **error);
/// Begins the next row group; the columns follow in schema order, each written once.
bool cyc_parquet_begin_row_group(cyc_parquet_writer *writer, char **error);
bool cyc_parquet_write_int32(cyc_parquet_writer *writer, const int32_t *values, int64_t count, char **error);
bool cyc_parquet_write_int64(cyc_parquet_writer *writer, const int64_t *values, int64_t count, char **error);
bool cyc_parquet_write_double(cyc_parquet_writer *writer, const double *values, int64_t count, char **error);
/// String i is bytes[offsets[i] ..< offsets[i + 1]]; `count + 1` offsets.
bool cyc_parquet_write_strings(cyc_parquet_writer *writer, const uint8_t *bytes, const uint32_t *offsets, int64_t count,
                               char **error);
/// As above, with NULL where `is_null` is true; such a string's bytes are not written.
bool cyc_parquet_write_optional_strings(cyc_parquet_writer *writer, const uint8_t *bytes, const uint32_t *offsets,
                                        const bool *is_null, int64_t count, char **error);
/// One text a row, by its place among `text_count` ones that are laid out as above; a place below 0 is NULL, where the
/// column may be. A column stored with a dictionary takes it from the codes, without a look at the text of each row.
bool cyc_parquet_write_codes(cyc_parquet_writer *writer, const uint8_t *bytes, const uint32_t *offsets, int64_t text_count,
                             const int32_t *codes, int64_t count, char **error);
/// Writes the footer and closes the file. The writer must still be freed.
bool cyc_parquet_writer_close(cyc_parquet_writer *writer, char **error);
void cyc_parquet_writer_free(cyc_parquet_writer *writer);

bool cyc_parquet_reader_open(const char *path, cyc_parquet_reader **reader, char **error);
void cyc_parquet_reader_free(cyc_parquet_reader *reader);
int32_t cyc_parquet_row_group_count(const cyc_parquet_reader *reader);
int64_t cyc_parquet_row_count(const cyc_parquet_reader *reader, int32_t row_group);
int32_t cyc_parquet_column_count(const cyc_parquet_reader *reader);
/// The name of the column, or of the outermost one it is nested in; belongs to the reader.
const char *cyc_parquet_column_name(const cyc_parquet_reader *reader, int32_t column);
/// Whether the column holds one value a row: no list, and nothing within a struct.
bool cyc_parquet_is_flat(const cyc_parquet_reader *reader, int32_t column);
/// CYC_PARQUET_OTHER for what cannot be read here, such as lists and numbers that may be NULL.
int32_t cyc_parquet_column_type(const cyc_parquet_reader *reader, int32_t column);
/// The statistics of an integer column's row group; false where the file has none.
bool cyc_parquet_int64_range(const cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t *low,
                             int64_t *high);
/// How many values of the row group are NULL: 0 for a required column, -1 where the file does not say.
int64_t cyc_parquet_null_count(const cyc_parquet_reader *reader, int32_t row_group, int32_t column);
bool cyc_parquet_read_int32(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int32_t *values,
                            int64_t count, char **error);
bool cyc_parquet_read_int64(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t *values,
                            int64_t count, char **error);
bool cyc_parquet_read_double(cyc_parquet_reader *reader, int32_t row_group, int32_t column, double *values,
                             int64_t count, char **error);
/// True for timestamps of whichever unit, of 64 bits, or of 96 as older Spark writes them.
bool cyc_parquet_holds_moments(const cyc_parquet_reader *reader, int32_t column);
/// Milliseconds since 1970, in UTC where the file says so and else without a zone; 0 where `is_null` gets true.
bool cyc_parquet_read_moments(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t *values,
                              bool *is_null, int64_t count, char **error);
/// Writes `count + 1` offsets and hands over *bytes, which the caller frees with cyc_parquet_free. `is_null` has room for
/// `count` values; it may be missing for a required column. A NULL is an empty string.
bool cyc_parquet_read_strings(cyc_parquet_reader *reader, int32_t row_group, int32_t column, uint32_t *offsets,
                              bool *is_null, int64_t count, uint8_t **bytes, char **error);

/// The distinct texts of a dictionary column: text i is bytes[offsets[i] ..< offsets[i + 1]]; `count + 1` offsets.
typedef struct {
    uint8_t *bytes;
    uint32_t *offsets;
    int64_t count;
} cyc_parquet_texts;

/// Writes each row's place in the column's dictionary, -1 for NULL, and hands over the dictionary, whose parts the caller
/// frees. `found` is false, and nothing is written, where some page of the row group has no dictionary.
bool cyc_parquet_read_codes(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int32_t *codes, int64_t count,
                            cyc_parquet_texts *texts, bool *found, char **error);

#ifdef __cplusplus
}
#endif
