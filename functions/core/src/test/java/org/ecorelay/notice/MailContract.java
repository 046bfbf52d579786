package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.ConfirmationToken;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.fixture.Firms;
import org.ecorelay.notice.ConfirmationMails.Invitation;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.junit.jupiter.api.Test;

/** What every way of mailing promises: notices and the question whether they may be sent. Begins with an empty mailbox. */
public abstract class MailContract {
    /** Where all mails come from. */
    protected static final String FROM = "relay@example.org";

    private static final String URL = "https://relay.example.com";
    private static final Instant EXPIRES = Instant.parse("2026-09-15T08:00:00Z");
    private static final String ADDRESS = "export@example.com";

    private final List<String> failures = new ArrayList<>();
    private final ServiceSecret secret = new TestServiceSecret("the secret");

    /** What becomes of the next mail. */
    protected enum Trouble {
        /** The address or the mail is refused, and would be again. */
        REFUSED,
        /** It is certainly not taken, and would be later. */
        NOT_TAKEN,
        /** Whether it was taken is not said. */
        UNCLEAR
    }

    /** A mail as its recipients have it; {@code to} are all whom it was sent to. */
    public record Received(
            String from, List<String> to, String subject, String text, String html, Map<String, String> headers) {
        public Received {
            to = List.copyOf(to);
            headers = Map.copyOf(headers);
        }
    }

    protected abstract NoticeChannel notices();

    protected abstract ConfirmationMails confirmations(
            ServiceSecret signing, String publicUrl, Consumer<String> failing);

    /** All mails so far. */
    protected abstract List<Received> received();

    /** The next mail meets it. */
    protected abstract void meets(Trouble trouble);

    protected static Notice notice(String id, String subject) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1 <b>");
        facts.put("Platform status", "Approved");
        facts.put("原因", "缺少供应商名称 🎋");
        return new Notice(
                id, "certificate.approved.v1", "acme", "maker", "VN", subject, "It is pre-verified.", facts, true);
    }

    private List<Received> marked(String id) {
        return received().stream()
                .filter(mail -> id.equals(mail.headers().get("X-Eco-Relay-Notice")))
                .toList();
    }

    private static Invitation invitation(String address) {
        var to = new AlertAddress(address);
        return new Invitation(new ConfirmationToken("acme", "maker", to.hash(), EXPIRES), "Acme Bamboo", to);
    }

    private boolean asks(String address) {
        return confirmations(secret, URL, failures::add).send(invitation(address));
    }

    private List<Received> sentTo(String address) {
        return received().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    @Test
    void a_mail_has_text_and_html_in_both_languages_and_names_its_notice() {
        assertThat(notices().send(notice("mail-1", "[eCO Relay] Approved: order é 订单"), Firms.exporter(ADDRESS)))
                .isEqualTo(new Delivery.Delivered());
        assertThat(marked("mail-1")).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo(FROM);
            assertThat(mail.to()).containsExactly(ADDRESS);
            assertThat(mail.subject()).isEqualTo("[eCO Relay] Approved: order é 订单");
            assertThat(mail.text()).contains("It is pre-verified.", "Order: EC-1 <b>", "原因: 缺少供应商名称 🎋", "TEST:");
            assertThat(mail.html()).contains("EC-1 &lt;b&gt;", "<tr lang=\"zh-Hans\">", "缺少供应商名称 🎋", "TEST:");
        });
    }

    @Test
    void a_subject_is_one_line_whatever_the_platform_says() {
        notices().send(notice("mail-2", "Rejected\r\nBcc: thief@example.net\n\nbody"), Firms.exporter(ADDRESS));
        assertThat(marked("mail-2")).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Rejected  Bcc: thief@example.net  body");
            assertThat(mail.to()).containsExactly(ADDRESS);
            assertThat(mail.headers().keySet()).noneMatch("bcc"::equalsIgnoreCase);
        });
    }

    @Test
    void all_addresses_of_an_exporter_have_it() {
        notices().send(notice("mail-3", "s"), Firms.exporter("one@example.com", "two@example.com"));
        assertThat(marked("mail-3"))
                .flatExtracting(Received::to)
                .containsExactlyInAnyOrder("one@example.com", "two@example.com");
    }

    @Test
    void an_exporter_without_an_address_has_no_mail() {
        assertThat(notices().send(notice("mail-4", "s"), Firms.exporter())).isEqualTo(new Delivery.NoAddress());
        assertThat(marked("mail-4")).isEmpty();
    }

    @Test
    void what_is_refused_for_good_says_so_and_names_no_address() {
        meets(Trouble.REFUSED);
        assertThat(notices().send(notice("mail-5", "s"), Firms.exporter(ADDRESS)))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank().doesNotContain("@"));
        assertThat(marked("mail-5")).isEmpty();
    }

    @Test
    void what_is_not_taken_can_be_sent_again() {
        meets(Trouble.NOT_TAKEN);
        assertThat(notices().send(notice("mail-6", "s"), Firms.exporter(ADDRESS)))
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.reason()).doesNotContain("@"));
        assertThat(marked("mail-6")).isEmpty();
        assertThat(notices().send(notice("mail-6", "s"), Firms.exporter(ADDRESS)))
                .isEqualTo(new Delivery.Delivered());
        assertThat(marked("mail-6")).hasSize(1);
    }

    @Test
    void what_may_have_been_taken_is_sent_again_and_has_the_same_mark() {
        meets(Trouble.UNCLEAR);
        assertThat(notices().send(notice("mail-7", "s"), Firms.exporter(ADDRESS)))
                .isInstanceOf(Delivery.Failed.class);
        assertThat(notices().send(notice("mail-7", "s"), Firms.exporter(ADDRESS)))
                .isEqualTo(new Delivery.Delivered());
        assertThat(marked("mail-7")).hasSizeBetween(1, 2);
    }

    @Test
    void a_question_goes_to_the_address_alone_with_a_link_that_is_ours() {
        assertThat(asks("asked@example.com")).isTrue();
        assertThat(sentTo("asked@example.com")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("asked@example.com");
            assertThat(mail.headers())
                    .containsEntry(
                            "X-Eco-Relay-Confirmation",
                            new AlertAddress("asked@example.com").hash().value());
            String link = mail.text()
                    .lines()
                    .filter(line -> line.startsWith(URL))
                    .findFirst()
                    .orElseThrow();
            String token = link.substring((URL + "/v1/alert-addresses/").length());
            assertThat(ConfirmationToken.verify(token, secret, EXPIRES.minus(Duration.ofDays(14))))
                    .contains(invitation("asked@example.com").token());
            assertThat(mail.html()).contains("<a href=\"" + link + "\">");
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void a_question_that_was_certainly_not_taken_counts_for_nothing() {
        meets(Trouble.NOT_TAKEN);
        assertThat(asks("x@example.com")).isFalse();
        assertThat(failures).singleElement().asString().doesNotContain("x@example.com");
    }

    @Test
    void a_question_that_is_refused_for_good_or_may_have_left_counts_as_asked() {
        meets(Trouble.REFUSED);
        assertThat(asks("y@example.com")).isTrue();
        meets(Trouble.UNCLEAR);
        assertThat(asks("z@example.com")).isTrue();
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure).startsWith("a confirmation mail ").doesNotContain("@"));
    }

    @Test
    void without_the_secret_no_question_leaves_and_nothing_is_thrown() {
        ServiceSecret broken = (_, _) -> {
            throw new IllegalStateException("too short: hunter2");
        };
        assertThat(confirmations(broken, URL, failures::add).send(invitation("u@example.com")))
                .isFalse();
        assertThat(sentTo("u@example.com")).isEmpty();
        assertThat(failures).containsExactly("a confirmation link was not signed: IllegalStateException");
    }
}
