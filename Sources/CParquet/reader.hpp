// What the readers of numbers and of text share.
#pragma once
#include <memory>
#include <parquet/api/reader.h>

struct cyc_parquet_reader {
    std::unique_ptr<parquet::ParquetFileReader> file;
    std::shared_ptr<parquet::FileMetaData> metadata;
};
