#include "CParquet.h"
#include "guard.hpp"
#include "writer.hpp"

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/memory_pool.h>
#include <arrow/type.h>
#include <stdexcept>
#include <utility>

namespace {

struct Texts {
    const uint8_t *bytes;
    const uint32_t *offsets;
    int64_t count;

    uint32_t size(int32_t code) const { return offsets[code + 1] - offsets[code]; }
};

void check(const int32_t *codes, int64_t count, int64_t texts, bool optional) {
    for (int64_t row = 0; row < count; row++)
        if (codes[row] >= texts || (codes[row] < 0 && !optional)) throw std::out_of_range("a code without a text");
}

// The texts that are used, in the order of their first row, and each row's place among these.
struct Used {
    std::vector<int32_t> places;
    std::vector<int32_t> ends{0};
    std::vector<uint8_t> bytes;

    Used(const Texts &texts, const int32_t *codes, int64_t count) : places(count, 0) {
        std::vector<int32_t> place(texts.count, -1);
        for (int64_t row = 0; row < count; row++) {
            if (codes[row] < 0) continue;
            int32_t &known = place[codes[row]];
            if (known < 0) {
                known = int32_t(ends.size()) - 1;
                const uint8_t *text = texts.bytes + texts.offsets[codes[row]];
                bytes.insert(bytes.end(), text, text + texts.size(codes[row]));
                if (bytes.size() > INT32_MAX) throw std::length_error("over 2 GiB of distinct text in one row group");
                ends.push_back(int32_t(bytes.size()));
            }
            places[row] = known;
        }
    }

    template <typename Value> static std::shared_ptr<arrow::Buffer> buffer(const std::vector<Value> &values) {
        return std::make_shared<arrow::Buffer>(reinterpret_cast<const uint8_t *>(values.data()),
                                               int64_t(values.size() * sizeof(Value)));
    }

    arrow::DictionaryArray array(std::shared_ptr<arrow::Buffer> validity, int64_t nulls) const {
        auto texts = std::make_shared<arrow::BinaryArray>(int64_t(ends.size()) - 1, buffer(ends), buffer(bytes));
        auto rows = std::make_shared<arrow::Int32Array>(int64_t(places.size()), buffer(places), std::move(validity), nulls);
        return arrow::DictionaryArray(arrow::dictionary(arrow::int32(), arrow::binary()), rows, texts);
    }
};

void write_dictionary(parquet::ByteArrayWriter &column, const Texts &texts, const int32_t *codes, int64_t count,
                      const int16_t *levels) {
    std::vector<uint8_t> validity(levels ? (count + 7) / 8 : 0, 0);
    int64_t nulls = 0;
    for (int64_t row = 0; levels && row < count; row++) {
        validity[row / 8] |= uint8_t(levels[row] << (row % 8));
        nulls += levels[row] == 0;
    }
    Used used(texts, codes, count);
    auto array = used.array(nulls > 0 ? Used::buffer(validity) : nullptr, nulls);
    parquet::ArrowWriteContext context(arrow::system_memory_pool(), parquet::default_arrow_writer_properties().get());
    PARQUET_THROW_NOT_OK(column.WriteArrow(levels, nullptr, count, array, &context, levels != nullptr));
}

// The texts stay where they are until they are written.
void write_plain(cyc_parquet_writer &writer, parquet::ByteArrayWriter &column, const Texts &texts, const int32_t *codes,
                 int64_t count, const int16_t *levels) {
    writer.strings.clear();
    writer.strings.reserve(count);
    for (int64_t row = 0; row < count; row++)
        if (codes[row] >= 0) writer.strings.emplace_back(texts.size(codes[row]), texts.bytes + texts.offsets[codes[row]]);
    column.WriteBatch(count, levels, nullptr, writer.strings.data());
}

} // namespace

bool cyc_parquet_write_codes(cyc_parquet_writer *writer, const uint8_t *bytes, const uint32_t *offsets, int64_t text_count,
                             const int32_t *codes, int64_t count, char **error) {
    return guarded(error, [&] {
        Texts texts{bytes, offsets, text_count};
        auto &column = static_cast<parquet::ByteArrayWriter &>(*writer->row_group->NextColumn());
        bool optional = column.descr()->max_definition_level() > 0;
        check(codes, count, text_count, optional);
        const int16_t *levels = nullptr;
        if (optional) {
            writer->levels.resize(count);
            for (int64_t row = 0; row < count; row++) writer->levels[row] = codes[row] < 0 ? 0 : 1;
            levels = writer->levels.data();
        }
        if (column.properties()->dictionary_enabled(column.descr()->path()))
            write_dictionary(column, texts, codes, count, levels);
        else
            write_plain(*writer, column, texts, codes, count, levels);
        column.Close();
    });
}
