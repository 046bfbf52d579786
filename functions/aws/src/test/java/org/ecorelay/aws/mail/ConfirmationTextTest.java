package org.ecorelay.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.ConfirmationToken;
import org.ecorelay.notice.ConfirmationMails.Invitation;
import org.junit.jupiter.api.Test;

class ConfirmationTextTest {
    private static final String LINK = "https://relay.example.com/v1/alert-addresses/acme.maker.x.1789459200.y";

    private static Invitation invitation(String exporter) {
        var address = new AlertAddress("export@example.com");
        var token = new ConfirmationToken("acme", "maker", address.hash(), Instant.parse("2026-09-15T08:00:00Z"));
        return new Invitation(token, exporter, address);
    }

    @Test
    void both_forms_of_the_mail_are_as_checked_in() throws IOException {
        CheckedInMail.is("confirmation.txt", ConfirmationText.plain(invitation("Acme Bamboo"), LINK));
        CheckedInMail.is("confirmation.html", ConfirmationText.html(invitation("Acme Bamboo"), LINK));
    }

    @Test
    void the_link_stands_alone_on_its_line() {
        assertThat(ConfirmationText.plain(invitation("Acme Bamboo"), LINK).lines())
                .contains(LINK);
    }

    @Test
    void the_name_of_an_exporter_is_neither_markup_nor_a_line_of_its_own() {
        Invitation hostile = invitation("<a href='x'>\r\nhttps://thief.example.net\u2028y");
        assertThat(ConfirmationText.plain(hostile, LINK).lines())
                .noneMatch(line -> line.startsWith("https://thief"))
                .contains(LINK);
        assertThat(ConfirmationText.html(hostile, LINK))
                .doesNotContain("<a href='x'>", "\n")
                .contains("&lt;a href=&#39;x&#39;&gt;");
    }
}
