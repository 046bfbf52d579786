package org.ecorelay.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Subject;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;

class NoticeTextTest {
    private static Notice notice(String headline, Map<String, String> facts, boolean simulated) {
        return new Notice("n1", "certificate.rejected.v1", "acme", "maker", "VN", "s", headline, facts, simulated);
    }

    @Test
    void the_facts_come_in_their_order_in_both_forms() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1");
        facts.put("Destination", "VN");
        Notice notice = notice("It was rejected.", facts, false);
        assertThat(NoticeText.plain(notice)).startsWith("It was rejected.\n\nOrder: EC-1\nDestination: VN\n\n");
        assertThat(NoticeText.html(notice))
                .contains("<th align=\"left\">Order</th><td>EC-1</td></tr><tr><th align=\"left\">Destination</th>");
    }

    @Test
    void both_forms_say_that_customs_decides() {
        Notice notice = notice("h", Map.of(), false);
        assertThat(NoticeText.plain(notice))
                .contains("customs decides on preference")
                .doesNotContain("TEST:");
        assertThat(NoticeText.html(notice))
                .contains("customs decides on preference")
                .doesNotContain("TEST:");
    }

    @Test
    void a_notice_about_a_test_order_says_so() {
        Notice notice = notice("h", Map.of(), true);
        assertThat(NoticeText.plain(notice)).contains("TEST:");
        assertThat(NoticeText.html(notice)).contains("TEST:");
    }

    @Test
    void no_value_is_ever_markup() {
        String hostile = "<img src=x onerror=\"alert('1')\">&amp;</td><script>";
        String html = NoticeText.html(notice(hostile, Map.of(hostile, hostile), false));
        assertThat(html).doesNotContain("<img", "<script", "onerror=\"");
        assertThat(html).contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;&lt;/td&gt;");
    }

    @Test
    void a_value_with_line_breaks_cannot_pretend_to_be_another_fact() {
        String text = NoticeText.plain(
                notice("h", Map.of("Reason", "bad\r\nPlatform status: Approved\u2028x\u0085y"), false));
        assertThat(text).contains("Reason: bad  Platform status: Approved x y\n");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("Platform status"));
    }

    /** What a person sees who has to answer: the question in both languages, and what to send where. */
    @Test
    void the_mail_of_a_question_is_as_checked_in() throws IOException {
        var subject = Subject.ofOrder(
                "acme", "main-shop", "acme-anji", "EC-2026-000123", "VN", KeyMode.LIVE, MovableClock.START);
        Certificate asked = Certs.moved(
                Certs.received(subject, Sha256.of("x"), MovableClock.START),
                new State.NeedsData(
                        Finding.of("HS_CODE_UNKNOWN", "/products/FL-OAK-210/hsCode", "940366", "940360, 940370"), 2));
        Notice notice = Notice.of(asked).orElseThrow();
        CheckedInMail.is("question.txt", NoticeText.plain(notice));
        CheckedInMail.is("question.html", NoticeText.html(notice));
    }

    @Test
    void chinese_rows_are_marked_as_chinese() {
        String html = NoticeText.html(notice("h", Map.of("问题", "编码"), false));
        assertThat(html).contains("<tr lang=\"zh-Hans\"><th align=\"left\">问题</th><td>编码</td></tr>");
        assertThat(NoticeText.html(notice("h", Map.of("Reason", "编码"), false)))
                .contains("<tr><th align=\"left\">Reason");
    }
}
