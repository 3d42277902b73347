#include "CParquet.h"
#include "guard.hpp"
#include "reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace {

constexpr int64_t batch_size = 4096;

int64_t julian_milliseconds(const parquet::Int96 &moment) {
    constexpr int64_t julian_day_of_1970 = 2440588;
    auto nanoseconds = (uint64_t(moment.value[1]) << 32) | moment.value[0];
    return (int64_t(moment.value[2]) - julian_day_of_1970) * 86400000 + int64_t(nanoseconds / 1000000);
}

// How many of the column's units are a millisecond; 0 where it holds no moments.
int64_t units(const parquet::ColumnDescriptor &column) {
    if (column.physical_type() != parquet::Type::INT64 || !column.logical_type()->is_timestamp()) return 0;
    switch (static_cast<const parquet::TimestampLogicalType &>(*column.logical_type()).time_unit()) {
    case parquet::LogicalType::TimeUnit::MILLIS: return 1;
    case parquet::LogicalType::TimeUnit::MICROS: return 1000;
    case parquet::LogicalType::TimeUnit::NANOS: return 1000000;
    default: return 0;
    }
}

// A moment before 1970 belongs to the millisecond it has begun, too.
int64_t floored(int64_t value, int64_t unit) { return value / unit - (value % unit < 0); }

template <typename Type, typename Milliseconds>
void read(parquet::ColumnReader &chunk, int64_t count, int64_t *values, bool *is_null, Milliseconds milliseconds) {
    auto &typed = static_cast<parquet::TypedColumnReader<Type> &>(chunk);
    bool optional = typed.descr()->max_definition_level() > 0;
    std::vector<int16_t> levels(batch_size, 1);
    std::vector<typename Type::c_type> found(batch_size);
    int64_t done = 0;
    while (done < count && typed.HasNext()) {
        int64_t present = 0;
        int64_t rows = typed.ReadBatch(std::min(batch_size, count - done), optional ? levels.data() : nullptr, nullptr,
                                       found.data(), &present);
        if (rows == 0) break;
        if (present != std::count(levels.begin(), levels.begin() + rows, 1))
            throw std::runtime_error("a page of a column of timestamps lacks values");
        const auto *value = found.data();
        for (int64_t i = 0; i < rows; i++, done++) {
            is_null[done] = levels[i] != 1;
            values[done] = is_null[done] ? 0 : milliseconds(*value++);
        }
    }
    if (done != count) throw std::runtime_error("a column of timestamps ends before its row group does");
}

} // namespace

bool cyc_parquet_holds_moments(const cyc_parquet_reader *reader, int32_t column) {
    const auto *descriptor = reader->metadata->schema()->Column(column);
    if (!cyc_parquet_is_flat(reader, column)) return false;
    return descriptor->physical_type() == parquet::Type::INT96 || units(*descriptor) > 0;
}

bool cyc_parquet_read_moments(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int64_t *values,
                              bool *is_null, int64_t count, char **error) {
    return guarded(error, [&] {
        auto chunk = reader->file->RowGroup(row_group)->Column(column);
        if (chunk->type() == parquet::Type::INT96)
            return read<parquet::Int96Type>(*chunk, count, values, is_null, julian_milliseconds);
        int64_t unit = units(*chunk->descr());
        if (unit == 0) throw std::runtime_error("a column of timestamps was asked for, and this one is not");
        read<parquet::Int64Type>(*chunk, count, values, is_null, [&](int64_t value) { return floored(value, unit); });
    });
}
