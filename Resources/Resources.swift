import Foundation

/// What ships with the program.
package enum Resources {
    /// The folder of the sample: two weeks of content logs as `YYYYMMDD.json.gz`.
    package static var sampleFolder: URL {
        (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appending(path: "sample", directoryHint: .isDirectory)
    }
}
