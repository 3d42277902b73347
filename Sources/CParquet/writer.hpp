// What the writers of values and of codes share.
#pragma once
#include <arrow/io/file.h>
#include <memory>
#include <parquet/api/writer.h>
#include <vector>

struct cyc_parquet_writer {
    std::shared_ptr<arrow::io::FileOutputStream> file;
    std::unique_ptr<parquet::ParquetFileWriter> writer;
    parquet::RowGroupWriter *row_group = nullptr;
    std::vector<parquet::ByteArray> strings;
    std::vector<int16_t> levels;
};
