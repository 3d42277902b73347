/// Asks an address for votes once, to see whether a poller would get any.
package enum VoteProbe {
    /// - Returns: how many votes the answer held, or why there was none.
    package static func votes(at url: PollURL, within limit: Duration) async -> Result<Int, FetchError> {
        await TransferClient.with(longestConnect: max(1, limit.components.seconds)) { client in
            let transfer = Transfer(url: url, limit: 1 << 24, client: client)
            return await withTaskGroup(of: Result<Int, FetchError>.self) { group in
                group.addTask {
                    do throws(FetchError) {
                        return .success(try VoteResponse(try await transfer.run()).votes)
                    } catch {
                        return .failure(error)
                    }
                }
                group.addTask {
                    _ = await transfer.hasPassed(limit)
                    return .failure(.timedOut(after: limit / .seconds(1)))
                }
                defer { group.cancelAll() }
                return await group.next() ?? .failure(.cancelled)
            }
        }
    }
}
