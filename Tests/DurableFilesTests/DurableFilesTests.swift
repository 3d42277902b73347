import Testing

@testable import DurableFiles

@Suite struct DurableFilesTests {}
