#include "CParquet.h"
#include "guard.hpp"
#include "reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace {

// Bytes that grow and are then handed over without a copy.
class Bytes {
  public:
    ~Bytes() { free(start); }

    // Room for so many bytes more. Offsets are 32-bit numbers.
    void reserve(size_t more) {
        if (more > UINT32_MAX - size) throw std::runtime_error("over 4 GiB of text in one row group");
        if (start && size + more <= capacity) return;
        size_t wanted = std::max({size + more, capacity * 2, size_t(4096)});
        auto *grown = static_cast<uint8_t *>(realloc(start, wanted));
        if (!grown) throw std::bad_alloc();
        start = grown;
        capacity = wanted;
    }

    uint32_t append(const parquet::ByteArray &value) {
        if (value.len > 0) memcpy(start + size, value.ptr, value.len);
        size += value.len;
        return static_cast<uint32_t>(size);
    }

    uint8_t *release() {
        reserve(1);
        auto *released = start;
        start = nullptr;
        return released;
    }

    size_t size = 0;

  private:
    uint8_t *start = nullptr;
    size_t capacity = 0;
};

constexpr int64_t batch_size = 8192;

// A value points into its page, which lives until the next batch: copied batch by batch.
struct Batch {
    std::vector<parquet::ByteArray> values = std::vector<parquet::ByteArray>(batch_size);
    std::vector<int16_t> levels = std::vector<int16_t>(batch_size, 0);
    int64_t rows = 0;

    void read(parquet::ByteArrayReader &column, int64_t wanted, bool optional, Bytes &bytes) {
        int64_t filled = 0;
        rows = column.ReadBatch(std::min(wanted, batch_size), optional ? levels.data() : nullptr, nullptr,
                                values.data(), &filled);
        int64_t present = optional ? std::count(levels.begin(), levels.begin() + rows, 1) : rows;
        if (present != filled) throw std::runtime_error("a page of a text column lacks values");
        size_t total = 0;
        for (int64_t i = 0; i < filled; i++) total += values[i].len;
        bytes.reserve(total);
    }
};

} // namespace

bool cyc_parquet_read_strings(cyc_parquet_reader *reader, int32_t row_group, int32_t column, uint32_t *offsets,
                              bool *is_null, int64_t count, uint8_t **bytes, char **error) {
    return guarded(error, [&] {
        auto chunk = reader->file->RowGroup(row_group)->Column(column);
        auto &typed = static_cast<parquet::ByteArrayReader &>(*chunk);
        bool optional = typed.descr()->max_definition_level() > 0;
        if (optional && !is_null) throw std::runtime_error("a required column was asked for, and this one is not");
        Bytes all;
        Batch batch;
        int64_t done = 0;
        offsets[0] = 0;
        while (done < count && typed.HasNext()) {
            batch.read(typed, count - done, optional, all);
            if (batch.rows == 0) break;
            const auto *value = batch.values.data();
            for (int64_t i = 0; i < batch.rows; i++, done++) {
                bool null = optional && batch.levels[i] == 0;
                if (is_null) is_null[done] = null;
                offsets[done + 1] = null ? static_cast<uint32_t>(all.size) : all.append(*value++);
            }
        }
        if (done != count) throw std::runtime_error("a text column ends before its row group does");
        *bytes = all.release();
    });
}
