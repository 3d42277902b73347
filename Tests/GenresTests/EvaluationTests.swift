import Genres
import Testing

@Suite struct EvaluationTests {
    @Test("the figures are those worked out by hand")
    func countsByHand() throws {
        func label(_ genre: Genre, _ confidence: Double) -> GenreLabel {
            GenreLabel(genre, confidence: confidence, source: .model)
        }
        let evaluation = GenreEvaluation([
            (.news, label(.news, 0.9)), (.news, label(.music, 0.8)), (.music, label(.music, 0.2)),
            (.music, GenreLabel(nil, confidence: 0.1, source: .abstained)), (.other, .unknown),
        ])
        #expect(evaluation.rows == 5 && evaluation.accuracy == 0.6 && evaluation.coverage == 0.6)
        #expect(evaluation.accuracyTop40 == 0.5)
        #expect(evaluation.confusion == [.news: [.news: 1, .music: 1], .music: [.music: 1], .other: [.other: 1]])
        let music = try #require(evaluation.genres[.music])
        #expect(music.precision == 0.5 && music.recall == 0.5 && music.f1 == 0.5 && music.rows == 2)
        #expect(evaluation.genres[.news]?.precision == 1 && evaluation.genres[.drama]?.precision == nil)
        #expect(evaluation.sources == [.model: 3, .abstained: 1, .none: 1])
    }

    @Test("a label less sure than wanted is withheld, not guessed")
    func abstains() {
        struct Sure: GenreClassifier {
            func label(_ keyword: Keyword) -> GenreLabel? { GenreLabel(.news, confidence: 0.5, source: .model) }
        }
        let withheld = GenreCascade([Sure()], minConfidence: 0.51).label(Keyword("x"))
        #expect(withheld == GenreLabel(nil, confidence: 0.5, source: .abstained))
        #expect(GenreCascade([Sure()], minConfidence: 0.5).label(Keyword("x")).genre == .news)
        #expect(GenreCascade([]).label(Keyword("x")) == .unknown)
    }
}
