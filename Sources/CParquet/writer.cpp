#include "CParquet.h"
#include "guard.hpp"
#include "writer.hpp"

#include <arrow/memory_pool.h>

void cyc_parquet_free(void *memory) { free(memory); }

static parquet::schema::NodePtr node(const cyc_parquet_column &column) {
    using parquet::Repetition;
    using parquet::schema::PrimitiveNode;
    switch (column.type) {
    case CYC_PARQUET_INT32: return PrimitiveNode::Make(column.name, Repetition::REQUIRED, parquet::Type::INT32);
    case CYC_PARQUET_DOUBLE: return PrimitiveNode::Make(column.name, Repetition::REQUIRED, parquet::Type::DOUBLE);
    case CYC_PARQUET_DATE:
        return PrimitiveNode::Make(column.name, Repetition::REQUIRED, parquet::LogicalType::Date(),
                                   parquet::Type::INT32);
    case CYC_PARQUET_STRING:
        return PrimitiveNode::Make(column.name, Repetition::REQUIRED, parquet::LogicalType::String(),
                                   parquet::Type::BYTE_ARRAY);
    case CYC_PARQUET_OPTIONAL_STRING:
        return PrimitiveNode::Make(column.name, Repetition::OPTIONAL, parquet::LogicalType::String(),
                                   parquet::Type::BYTE_ARRAY);
    case CYC_PARQUET_TIMESTAMP:
        return PrimitiveNode::Make(column.name, Repetition::REQUIRED,
                                   parquet::LogicalType::Timestamp(false, parquet::LogicalType::TimeUnit::MILLIS),
                                   parquet::Type::INT64);
    default: return PrimitiveNode::Make(column.name, Repetition::REQUIRED, parquet::Type::INT64);
    }
}

static parquet::Compression::type codec(int32_t compression) {
    switch (compression) {
    case CYC_PARQUET_SNAPPY: return parquet::Compression::SNAPPY;
    case CYC_PARQUET_ZSTD: return parquet::Compression::ZSTD;
    default: return parquet::Compression::UNCOMPRESSED;
    }
}

static std::shared_ptr<parquet::WriterProperties> properties(const cyc_parquet_column *columns, size_t count,
                                                             int32_t compression) {
    parquet::WriterProperties::Builder builder;
    builder.memory_pool(arrow::system_memory_pool())->version(parquet::ParquetVersion::PARQUET_2_6);
    builder.data_page_version(parquet::ParquetDataPageVersion::V1)->compression(codec(compression));
    builder.max_row_group_length(INT64_MAX)->created_by("cyclorama");
    for (size_t i = 0; i < count; i++) {
        // Nobody prunes row groups by text, and comparing every string for its minimum costs more than writing it.
        if (columns[i].type == CYC_PARQUET_STRING || columns[i].type == CYC_PARQUET_OPTIONAL_STRING)
            builder.disable_statistics(columns[i].name);
        if (columns[i].encoding == CYC_PARQUET_DICTIONARY) continue;
        builder.disable_dictionary(columns[i].name);
        if (columns[i].encoding == CYC_PARQUET_DELTA)
            builder.encoding(columns[i].name, parquet::Encoding::DELTA_BINARY_PACKED);
    }
    return builder.build();
}

bool cyc_parquet_writer_open(const char *path, const cyc_parquet_column *columns, size_t count, int32_t compression,
                             cyc_parquet_writer **writer, char **error) {
    return guarded(error, [&] {
        auto opened = std::make_unique<cyc_parquet_writer>();
        PARQUET_ASSIGN_OR_THROW(opened->file, arrow::io::FileOutputStream::Open(path));
        parquet::schema::NodeVector nodes;
        for (size_t i = 0; i < count; i++) nodes.push_back(node(columns[i]));
        auto schema = std::static_pointer_cast<parquet::schema::GroupNode>(
            parquet::schema::GroupNode::Make("schema", parquet::Repetition::REQUIRED, nodes));
        opened->writer = parquet::ParquetFileWriter::Open(opened->file, schema, properties(columns, count, compression));
        *writer = opened.release();
    });
}

bool cyc_parquet_begin_row_group(cyc_parquet_writer *writer, char **error) {
    return guarded(error, [&] { writer->row_group = writer->writer->AppendRowGroup(); });
}

template <typename Writer, typename Value>
static void write_column(cyc_parquet_writer *writer, const Value *values, int64_t count) {
    auto *column = static_cast<Writer *>(writer->row_group->NextColumn());
    column->WriteBatch(count, nullptr, nullptr, values);
    column->Close();
}

bool cyc_parquet_write_int32(cyc_parquet_writer *writer, const int32_t *values, int64_t count, char **error) {
    return guarded(error, [&] { write_column<parquet::Int32Writer>(writer, values, count); });
}

bool cyc_parquet_write_int64(cyc_parquet_writer *writer, const int64_t *values, int64_t count, char **error) {
    return guarded(error, [&] { write_column<parquet::Int64Writer>(writer, values, count); });
}

bool cyc_parquet_write_double(cyc_parquet_writer *writer, const double *values, int64_t count, char **error) {
    return guarded(error, [&] { write_column<parquet::DoubleWriter>(writer, values, count); });
}

bool cyc_parquet_write_strings(cyc_parquet_writer *writer, const uint8_t *bytes, const uint32_t *offsets, int64_t count,
                               char **error) {
    return guarded(error, [&] {
        writer->strings.resize(count);
        for (int64_t i = 0; i < count; i++)
            writer->strings[i] = parquet::ByteArray(offsets[i + 1] - offsets[i], bytes + offsets[i]);
        write_column<parquet::ByteArrayWriter>(writer, writer->strings.data(), count);
    });
}

bool cyc_parquet_write_optional_strings(cyc_parquet_writer *writer, const uint8_t *bytes, const uint32_t *offsets,
                                        const bool *is_null, int64_t count, char **error) {
    return guarded(error, [&] {
        writer->levels.resize(count);
        writer->strings.clear();
        for (int64_t i = 0; i < count; i++) {
            writer->levels[i] = is_null[i] ? 0 : 1;
            if (!is_null[i]) writer->strings.emplace_back(offsets[i + 1] - offsets[i], bytes + offsets[i]);
        }
        auto *column = static_cast<parquet::ByteArrayWriter *>(writer->row_group->NextColumn());
        column->WriteBatch(count, writer->levels.data(), nullptr, writer->strings.data());
        column->Close();
    });
}

bool cyc_parquet_writer_close(cyc_parquet_writer *writer, char **error) {
    return guarded(error, [&] {
        writer->writer->Close();
        PARQUET_THROW_NOT_OK(writer->file->Close());
    });
}

void cyc_parquet_writer_free(cyc_parquet_writer *writer) {
    // Destructors of a writer left open try to write its footer; a failure there has nobody to tell.
    char *ignored = nullptr;
    guarded(&ignored, [&] { delete writer; });
    free(ignored);
}
