#include "CParquet.h"
#include "guard.hpp"
#include "reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace {

template <typename Value> struct Freed {
    void operator()(Value *memory) const { free(memory); }
};

template <typename Value> std::unique_ptr<Value, Freed<Value>> allocated(size_t count) {
    std::unique_ptr<Value, Freed<Value>> memory(static_cast<Value *>(malloc(std::max<size_t>(1, count * sizeof(Value)))));
    if (!memory) throw std::bad_alloc();
    return memory;
}

cyc_parquet_texts copy(const parquet::ByteArray *values, int32_t count) {
    size_t size = 0;
    for (int32_t i = 0; i < count; i++) size += values[i].len;
    if (size > UINT32_MAX) throw std::runtime_error("a dictionary of over 4 GiB");
    auto bytes = allocated<uint8_t>(size);
    auto offsets = allocated<uint32_t>(size_t(count) + 1);
    uint32_t end = offsets.get()[0] = 0;
    for (int32_t i = 0; i < count; i++) {
        if (values[i].len > 0) memcpy(bytes.get() + end, values[i].ptr, values[i].len);
        end = offsets.get()[i + 1] = end + values[i].len;
    }
    return {bytes.release(), offsets.release(), count};
}

// Codes come for the values that are there: spread them over the rows, from the end so that none is overwritten unread.
void spread(int32_t *codes, const int16_t *levels, int64_t rows, int64_t present) {
    for (int64_t row = rows; row-- > 0;) codes[row] = levels[row] == 0 ? -1 : codes[--present];
}

void check(const int32_t *codes, int64_t count, int32_t dictionary) {
    for (int64_t i = 0; i < count; i++)
        if (codes[i] < 0 || codes[i] >= dictionary) throw std::runtime_error("a value is not in its column's dictionary");
}

} // namespace

bool cyc_parquet_read_codes(cyc_parquet_reader *reader, int32_t row_group, int32_t column, int32_t *codes, int64_t count,
                            cyc_parquet_texts *texts, bool *found, char **error) {
    return guarded(error, [&] {
        *found = false;
        auto chunk = reader->file->RowGroup(row_group)
                         ->ColumnWithExposeEncoding(column, parquet::ExposedEncoding::DICTIONARY);
        if (chunk->GetExposedEncoding() != parquet::ExposedEncoding::DICTIONARY) return;
        auto &typed = static_cast<parquet::ByteArrayReader &>(*chunk);
        bool optional = typed.descr()->max_definition_level() > 0;
        std::vector<int16_t> levels(optional ? count : 0, 0);
        const parquet::ByteArray *dictionary = nullptr;
        int32_t dictionary_count = 0;
        int64_t done = 0;
        while (done < count && typed.HasNext()) {
            int64_t present = 0;
            auto *level = optional ? levels.data() + done : nullptr;
            int64_t rows = typed.ReadBatchWithDictionary(count - done, level, nullptr, codes + done, &present,
                                                         &dictionary, &dictionary_count);
            if (rows == 0) break;
            if (present != (optional ? std::count(level, level + rows, 1) : rows))
                throw std::runtime_error("a page of a text column lacks values");
            check(codes + done, present, dictionary_count);
            if (optional) spread(codes + done, level, rows, present);
            done += rows;
        }
        if (done != count) throw std::runtime_error("a text column ends before its row group does");
        *texts = copy(dictionary, dictionary_count);
        *found = true;
    });
}
