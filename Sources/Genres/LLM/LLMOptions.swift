/// How hard a language model is asked.
package struct LLMOptions: Sendable {
    /// Keywords a request.
    package var batchSize = 40
    /// Requests at once; one alone until the first answer.
    package var inFlight = 4
    /// How often an id is asked for again that an answer leaves out.
    package var mostReasks = 2
    /// How often a batch is sent again, before it is halved, that the server refuses (429, 5xx) or whose connection fails.
    package var mostRetries = 4
    /// How long an answer may take; one that takes longer has its batch halved.
    package var requestTimeout = Duration.seconds(120)
    /// How long the list of models may take, on which a run waits.
    package var listTimeout = Duration.seconds(10)
    /// How long a connection may take to stand.
    package var connectTimeout = Duration.seconds(10)
    /// Bytes an answer may have.
    package var answerLimit = 1 << 20
    /// Waits between tries: the first is up to `backoff`, each further one up to twice as long, none longer than
    /// `longestWait`. A server that asks for a longer one is asked no more.
    package var backoff = Duration.milliseconds(500)
    package var longestWait = Duration.seconds(60)
    /// After so many failures in a row the server is given up.
    package var mostFailuresInRow = 6
    /// Requests of a run, and its time; what is left then stays pending.
    package var mostRequests = 10_000
    package var longestRun = Duration.seconds(3600)

    package init() {}
}
