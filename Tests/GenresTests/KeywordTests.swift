import Genres
import Testing

@Suite struct KeywordTests {
    @Test(
        "spellings that users take for the same are one keyword",
        arguments: [
            ("  Đấu   PHÁ ", "đấu phá", "dau pha"),
            ("ho\u{0323}a\u{0300}ng\u{200B}", "họàng", "hoang"),
            ("\u{FEFF}naruto\n", "naruto", "naruto"),
            ("ÐÊM", "ðêm", "ðem"),
            ("tây\u{00A0}du\tký", "tây du ký", "tay du ky"),
            ("", "", ""),
            ("\u{200D} \u{00AD}", "", ""),
            ("한국 😀", "한국 😀", nil),
        ])
    func cleans(raw: String, text: String, plain: String?) {
        let keyword = Keyword(raw)
        #expect(Array(keyword.text.unicodeScalars) == Array(text.unicodeScalars))
        if let plain { #expect(keyword.plain == plain) }
        #expect(Keyword(keyword.text) == keyword)
    }

    @Test(
        "a tone mark may stand where the old or the new spelling has it",
        arguments: [
            ("hoá", "hóa"), ("hoà bình", "hòa bình"), ("thuỷ thủ", "thủy thủ"), ("xoè", "xòe"), ("hoàn", "hoàn"),
            ("quý", "quý"), ("khoẻ.", "khỏe."), ("tuyết", "tuyết"), ("ngoại", "ngoại"),
        ])
    func placesTones(raw: String, matching: String) {
        #expect(Keyword(raw).matching == matching)
        #expect(Keyword(raw).text == raw)
    }
}
