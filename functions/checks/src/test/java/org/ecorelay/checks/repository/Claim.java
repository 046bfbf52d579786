package org.ecorelay.checks.repository;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that is never said, in one language: that we issue certificates, that anything of ours is official, that anything is
 * guaranteed. Certificates are issued by issuing bodies (RCEP 3.17), and the customs authority decides on preference.
 *
 * @param example a sentence with it, which must be found
 */
record Claim(String language, Pattern words, String example) {
    /** The languages of the verification page; the patterns are looked for in every text, whatever its language. */
    static final List<Claim> ALL = List.of(
            claim("en", "\\b(?:we|eCO Relay)(?: \\w+){0,2} issued?\\b", "Here We\n  have Issued certificates."),
            claim("en", "\\beCO Relay issues\\b", "eCO Relay **issues** certificates of origin"),
            claim("en", "\\bissued by (?:us|eCO Relay)\\b", "a certificate issued by eCO Relay"),
            claim("en", "\\bofficial(?:ly)?\\b", "the `Official` client"),
            claim("en", "\\bguarant[a-z]+", "Approval is guaranteed."),
            claim("en", "\\b(?:accredited|endorsed|recognised) by\\b", "accredited by the customs authority"),
            claim("zh", "官方", "官方平台客户端"),
            claim("zh", "保证|担保", "我们保证通过"),
            claim("zh", "(?:我们|本系统|eCO Relay)[^。；]{0,12}(?:签发|出具)", "我们为您签发原产地证书"),
            claim("ja", "公式|公的", "公式の証明書"),
            claim("ja", "保証", "承認を保証します"),
            claim("ja", "(?:私たち|当社|弊社|eCO Relay)(?:は|が)[^。]{0,20}(?:発給|発行)", "当社は原産地証明書を発給します"),
            claim("ko", "공식", "공식 플랫폼"),
            claim("ko", "보장|보증", "승인을 보장합니다"),
            claim("ko", "(?:우리|저희|당사|eCO Relay)[^.]{0,20}(?:발급|발행)", "저희가 원산지증명서를 발급합니다"),
            claim("vi", "chính thức", "Chứng từ chính thức"),
            claim("vi", "bảo đảm|đảm bảo", "Chúng tôi đảm bảo kết quả"),
            claim("vi", "(?:chúng tôi|eCO Relay)[^.]{0,20} (?:cấp|phát hành)\\b", "Chúng tôi sẽ cấp giấy chứng nhận"),
            claim("th", "ทางการ", "เอกสารทางการ"),
            claim("th", "รับประกัน|การันตี", "รับประกันการอนุมัติ"),
            claim("th", "(?:เรา|eCO Relay) ?(?:เป็นผู้)?ออก", "เราเป็นผู้ออกหนังสือรับรอง"),
            claim("ms", "\\brasmi\\b", "Sijil Rasmi"),
            claim("ms", "\\b(?:men|di|ter)?jamin(?:an|kan)?\\b", "Kelulusan dijamin"),
            claim(
                    "ms",
                    "\\b(?:kami|eCO Relay)(?: \\w+)? (?:mengeluarkan|menerbitkan)\\b",
                    "Kami akan mengeluarkan sijil"));

    /** Whether a text, made {@link #plain}, has it. */
    boolean isIn(String plain) {
        return words.matcher(plain).find();
    }

    /** A text on one line, in small letters and without the marks of Markdown: a claim is found across lines and in emphasis. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[*`]", "")
                .replaceAll("\\s+", " ");
    }

    private static Claim claim(String language, String words, String example) {
        // Both in small letters: matching in any case would take a hundred times as long.
        return new Claim(language, Pattern.compile(words.replace("eCO Relay", "eco relay")), example);
    }
}
