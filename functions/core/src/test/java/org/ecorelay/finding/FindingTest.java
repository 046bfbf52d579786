package org.ecorelay.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.State;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static Finding unknown() {
        return Finding.of("HS_CODE_UNKNOWN", "/products/OAK/hsCode", "851712", "851713, 851714");
    }

    @Test
    void a_finding_speaks_english_and_chinese() {
        assertThat(unknown().message()).isEqualTo("HS 2022 has no 851712.");
        assertThat(unknown().message(Locale.SIMPLIFIED_CHINESE)).isEqualTo("HS 2022 中没有 851712。");
        assertThat(unknown().fix(Locale.CHINESE)).startsWith("是否为 851713, 851714？请提交");
        assertThat(unknown().fix(Locale.FRANCE)).isEqualTo(unknown().fix());
    }

    @Test
    void what_is_asked_is_left_out_when_there_is_nothing_to_offer() {
        Finding finding = Finding.of("HS_CODE_INVALID", "/hsCode", "");
        assertThat(finding.fix()).startsWith("Send the six-digit");
        assertThat(finding.fix(Locale.CHINESE)).startsWith("请提交");
    }

    @Test
    void its_json_has_both_languages_and_the_box() {
        assertThat(unknown().json())
                .isEqualTo(Json.object()
                        .put("code", "HS_CODE_UNKNOWN")
                        .put("box", 9)
                        .put("pointer", "/products/OAK/hsCode")
                        .put("message", unknown().message())
                        .put("fix", unknown().fix())
                        .put(
                                "zh",
                                Json.object()
                                        .put("message", unknown().message(Locale.CHINESE))
                                        .put("fix", unknown().fix(Locale.CHINESE))
                                        .build())
                        .build());
    }

    @Test
    void a_material_is_in_no_box() {
        assertThat(Finding.of("HS_CODE_INVALID", "/products/OAK/materials/0/hs", "")
                        .box())
                .isEmpty();
        assertThat(Finding.of("FOB_MISSING", "/products/OAK/fob").box()).contains(12);
        assertThat(Finding.of("BILL_TOO_LARGE", "/products/OAK/materials", 2, 3).box())
                .isEmpty();
    }

    /** An argument is what somebody else wrote: it is neither a placeholder nor a pattern, and cannot be left out by its brackets. */
    @Test
    void arguments_are_quoted_as_they_are() {
        String hostile = "{1}[$0]\\u0041{0}'";
        Finding finding = Finding.of("PRODUCT_PROFILE_MISSING", null, hostile, "x");
        assertThat(finding.message()).isEqualTo("Nothing is known about the origin of product " + hostile + ".");
        assertThat(finding.message(Locale.CHINESE)).contains(hostile);
    }

    @Test
    void a_code_without_texts_and_a_wrong_number_of_arguments_are_bugs() {
        assertThatThrownBy(() -> Finding.of("NO_SUCH_CODE", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Finding.of("FOB_MISSING", null, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Finding.of("HS_CODE_UNKNOWN", null, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding("lower case", null, List.of(), "m", "f"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_an_older_version_recorded_stays_as_it_was_written() {
        var older = new Finding("HS_CODE_UNKNOWN", "/hsCode", List.of(), "HS 2022 has no 851712.", "Correct it.");
        assertThat(older.speaksChinese()).isFalse();
        assertThat(older.message(Locale.CHINESE)).isEqualTo("HS 2022 has no 851712.");
        assertThat(older.json().get("zh")).isEmpty();
        assertThat(new Finding("GONE_CODE", null, List.of(), "m", "f").json().text("fix"))
                .contains("f");
    }

    @Test
    void a_row_keeps_what_both_languages_need() {
        Certificate row = Certs.moved(Certs.received("EC-1"), new State.NeedsData(unknown(), 1));
        Certificate read = CertificateRow.read(CertificateRow.write(row));
        assertThat(read).isEqualTo(row);
        assertThat(CertificateRow.write(row).text("reason")).contains("HS 2022 has no 851712.");
        assertThat(((State.NeedsData) read.state()).first().message(Locale.CHINESE))
                .isEqualTo("HS 2022 中没有 851712。");
    }

    /** A row of before there were arguments. */
    @Test
    void a_row_without_arguments_is_read() {
        Certificate row = Certs.moved(Certs.received("EC-1"), new State.NeedsData(unknown(), 1));
        var older = Json.object();
        CertificateRow.write(row).members().forEach((name, value) -> {
            if (!name.equals("findingArguments")) {
                older.put(name, value);
            }
        });
        Finding read = ((State.NeedsData) CertificateRow.read(older.build()).state()).first();
        assertThat(read.message()).isEqualTo("HS 2022 has no 851712.");
        assertThat(read.speaksChinese()).isFalse();
    }

    @Test
    void a_mail_asks_in_both_languages_and_says_where() {
        Optional<Notice> notice = Notice.of(Certs.moved(Certs.received("EC-1"), new State.NeedsData(unknown(), 1)));
        assertThat(notice)
                .hasValueSatisfying(mail -> assertThat(mail.facts())
                        .containsEntry("Question", unknown().message())
                        .containsEntry("What to do", unknown().fix())
                        .containsEntry("Where", "/products/OAK/hsCode")
                        .containsEntry("Box of the CO form", "9")
                        .containsEntry("问题", unknown().message(Locale.CHINESE))
                        .containsEntry("处理办法", unknown().fix(Locale.CHINESE)));
    }

    @Test
    void a_line_of_one_order_is_not_named_in_a_mail_that_may_be_about_several() {
        Finding finding = Finding.of("PRODUCT_PROFILE_MISSING", "/lines/3/sku", "OAK", "OAK");
        Optional<Notice> notice = Notice.of(Certs.moved(Certs.received("EC-1"), new State.NeedsData(finding, 1)));
        assertThat(notice)
                .hasValueSatisfying(mail -> assertThat(mail.facts()).doesNotContainKeys("Where", "Box of the CO form"));
    }

    @Test
    void a_row_shortens_what_is_long() {
        String sku = "字".repeat(400);
        Finding finding = Finding.of("PRODUCT_PROFILE_MISSING", "/lines/0/sku", sku, "x");
        Json.Obj row = CertificateRow.write(Certs.moved(Certs.received("EC-1"), new State.NeedsData(finding, 1))
                .postponed(Certs.received("EC-1").due().orElseThrow(), MovableClock.START));
        assertThat(row.required("findingArguments").length()).isLessThan(80);
        assertThat(CertificateRow.write(CertificateRow.read(row))).isEqualTo(row);
    }
}
