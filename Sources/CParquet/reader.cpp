#include "CParquet.h"
#include "guard.hpp"
#include "reader.hpp"

#include <arrow/io/file.h>
#include <arrow/memory_pool.h>
#include <parquet/statistics.h>
#include <stdexcept>
#include <string>

bool cyc_parquet_reader_open(const char *path, cyc_parquet_reader **reader, char **error) {
    return guarded(error, [&] {
        auto opened = std::make_unique<cyc_parquet_reader>();
        std::shared_ptr<arrow::io::ReadableFile> source;
        PARQUET_ASSIGN_OR_THROW(source, arrow::io::ReadableFile::Open(path, arrow::system_memory_pool()));
        opened->file = parquet::ParquetFileReader::Open(source, parquet::ReaderProperties(arrow::system_memory_pool()));
        opened->metadata = opened->file->metadata();
        *reader = opened.release();
    });
}

void cyc_parquet_reader_free(cyc_parquet_reader *reader) { delete reader; }

int32_t cyc_parquet_row_group_count(const cyc_parquet_reader *reader) { return reader->metadata->num_row_groups(); }

int64_t cyc_parquet_row_count(const cyc_parquet_reader *reader, int32_t row_group) {
    return reader->metadata->RowGroup(row_group)->num_rows();
}

int32_t cyc_parquet_column_count(const cyc_parquet_reader *reader) { return reader->metadata->num_columns(); }

const char *cyc_parquet_column_name(const cyc_parquet_reader *reader, int32_t column) {
    return reader->metadata->schema()->GetColumnRoot(column)->name().c_str();
}

bool cyc_parquet_is_flat(const cyc_parquet_reader *reader, int32_t column) {
    const auto *descriptor = reader->metadata->schema()->Column(column);
    return descriptor->max_repetition_level() == 0 && descriptor->path()->ToDotVector().size() == 1;
}

int32_t cyc_parquet_column_type(const cyc_parquet_reader *reader, int32_t column) {
    const auto *descriptor = reader->metadata->schema()->Column(column);
    if (!cyc_parquet_is_flat(reader, column)) return CYC_PARQUET_OTHER;
    if (descriptor->max_definition_level() > 0)
        return descriptor->physical_type() == parquet::Type::BYTE_ARRAY ? CYC_PARQUET_OPTIONAL_STRING : CYC_PARQUET_OTHER;
    switch (descriptor->physical_type()) {
    case parquet::Type::INT32: return CYC_PARQUET_INT32;
    case parquet::Type::INT64: return CYC_PARQUET_INT64;
    case parquet::Type::DOUBLE: return CYC_PARQUET_DOUBLE;
    case parquet::Type::BYTE_ARRAY: return CYC_PARQUET_STRING;
    default: return CYC_PARQUET_OTHER;
    }
}

bool cyc_parquet_int64_range(const cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t *low,
                             int64_t *high) {
    char *ignored = nullptr;
    bool found = false;
    guarded(&ignored, [&] {
        auto statistics = reader->metadata->RowGroup(row_group)->ColumnChunk(column)->statistics();
        if (!statistics || !statistics->HasMinMax() || statistics->physical_type() != parquet::Type::INT64) return;
        auto typed = std::static_pointer_cast<parquet::Int64Statistics>(statistics);
        *low = typed->min();
        *high = typed->max();
        found = true;
    });
    free(ignored);
    return found;
}

int64_t cyc_parquet_null_count(const cyc_parquet_reader *reader, int32_t row_group, int32_t column) {
    const auto *descriptor = reader->metadata->schema()->Column(column);
    if (descriptor->max_definition_level() == 0) return 0;
    // Of no type, since its writer saw no value.
    auto type = descriptor->logical_type();
    if (type && type->is_null()) return cyc_parquet_row_count(reader, row_group);
    char *ignored = nullptr;
    int64_t count = -1;
    guarded(&ignored, [&] {
        auto statistics = reader->metadata->RowGroup(row_group)->ColumnChunk(column)->statistics();
        if (statistics && statistics->HasNullCount()) count = statistics->null_count();
    });
    free(ignored);
    return count;
}

template <typename Reader, typename Value>
static void read_column(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t count, Value *values) {
    auto chunk = reader->file->RowGroup(row_group)->Column(column);
    auto *typed = static_cast<Reader *>(chunk.get());
    int64_t done = 0;
    while (done < count && typed->HasNext()) {
        int64_t read = 0;
        typed->ReadBatch(count - done, nullptr, nullptr, values + done, &read);
        if (read == 0) break;
        done += read;
    }
    if (done != count)
        throw std::runtime_error("row group " + std::to_string(row_group) + " holds " + std::to_string(done) +
                                 " values where its footer says " + std::to_string(count));
}

bool cyc_parquet_read_int32(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int32_t *values,
                            int64_t count, char **error) {
    return guarded(error,
                   [&] { read_column<parquet::Int32Reader>(reader, row_group, column, count, values); });
}

bool cyc_parquet_read_int64(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t *values,
                            int64_t count, char **error) {
    return guarded(error,
                   [&] { read_column<parquet::Int64Reader>(reader, row_group, column, count, values); });
}

bool cyc_parquet_read_double(cyc_parquet_reader *reader, int32_t row_group, int32_t column, double *values,
                             int64_t count, char **error) {
    return guarded(error,
                   [&] { read_column<parquet::DoubleReader>(reader, row_group, column, count, values); });
}
