import Foundation
import Genres
import TerminalUI
import Votes

/// Asks the servers that the configuration names, for a few seconds each. One that does not run is no fault: nothing that
/// is loaded hangs on it.
struct ServerExamination {
    /// Nil where the file cannot be used.
    let configuration: Configuration?

    private static let patience = Duration.seconds(4)

    func checks() async -> [Check] {
        guard let configuration else { return [] }
        async let model = languageModel(configuration.search)
        async let poll = votes(configuration.votes)
        return [await model, await poll]
    }

    private func languageModel(_ search: SearchConfiguration) async -> Check {
        let name = "language model"
        guard let url = search.llmURL else {
            return Check(
                name: name, status: .missing, detail: "search.llm_url is not set",
                remedy: "with it, keywords that lexicon and model do not know get a genre: name an OpenAI-compatible "
                    + "server, such as http://127.0.0.1:11434/v1")
        }
        do {
            var options = LLMOptions()
            (options.requestTimeout, options.connectTimeout) = (Self.patience, Self.patience)
            let endpoint = try LLMEndpoint(url)
            let key = try APIKey(environment: ProcessInfo.processInfo.environment, for: endpoint)
            let models = try await LLMClient.models(of: endpoint, key: key, options: options)
            if let wanted = search.llmModel, !models.contains(wanted) {
                return Check(
                    name: name, status: .missing, detail: "\(endpoint) has no model “\(wanted)”",
                    remedy: "it has: \(models.joined(separator: ", ")); correct search.llm_model")
            }
            guard !models.isEmpty else { throw LLMFault.noModel }
            let count = NumberText.counted(Int64(models.count), "model")
            return Check(name: name, status: .ok, detail: "\(endpoint) answers, with \(count)")
        } catch {
            return Check(
                name: name, status: .missing, detail: "\(error)",
                remedy: "until it answers, keywords that only it could tell stay pending")
        }
    }

    private func votes(_ votes: VotesConfiguration) async -> Check {
        let name = "votes"
        do {
            let url = try PollURL(votes.url)
            let found = try await VoteProbe.votes(at: url, within: Self.patience).get()
            return Check(
                name: name, status: .ok, detail: "\(url) answers, with \(NumberText.counted(Int64(found), "vote"))")
        } catch FetchError.cannotConnect {
            return Check(
                name: name, status: .missing, detail: "nothing listens at votes.url",
                remedy: "needed for live votes: press a in the dashboard, or run cyclorama simulate")
        } catch {
            return Check(
                name: name, status: .missing, detail: "\(error)",
                remedy: "needed for live votes: correct votes.url in \(Configuration.path), or repair its server")
        }
    }
}
