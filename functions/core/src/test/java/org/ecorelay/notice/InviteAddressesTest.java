package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever adds an exporter has its addresses asked at once; what the poller keeps meanwhile is not lost. */
class InviteAddressesTest {
    private final Given given = new Given();

    @BeforeEach
    void nobody_has_confirmed() {
        given.registry.remove(Given.ACCOUNT, "confirmation#" + new AlertAddress(Orders.ALERTS).hash());
    }

    private Certificate question(String number) {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate row = given.accepted(Orders.order(number));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private void pass(Duration time) {
        given.clock.pass(time);
        poll();
    }

    private void poll() {
        given.poll();
        given.poll();
    }

    private int asked() {
        return given.confirmationMails.sent().size();
    }

    @Test
    void an_invited_address_is_asked_before_there_is_anything_to_tell_and_then_told_nothing_old() {
        var invite = new InviteAddresses(given.registry, given.bundles, given.clock);
        invite.invite(Given.ACCOUNT, "maker");
        poll();
        invite.invite(Given.ACCOUNT, "maker");
        poll();
        assertThat(asked()).isEqualTo(1);
        given.confirmed(Given.ACCOUNT, Orders.ALERTS);
        pass(Duration.ofMinutes(10));
        invite.invite(Given.ACCOUNT, "maker");
        pass(Duration.ofMinutes(10));
        assertThat(given.email.delivered()).isEmpty();
        assertThat(asked()).isEqualTo(1);
        assertThat(given.bundles.open()).isEmpty();
    }

    @Test
    void an_invitation_between_two_notices_loses_none_of_them() {
        question("EC-1");
        given.telling.tell(
                List.of(given.certificates.find(question("EC-2").id()).orElseThrow()), () -> true);
        poll();
        new InviteAddresses(given.registry, given.bundles, given.clock).invite(Given.ACCOUNT, "maker");
        question("EC-3");
        pass(Duration.ofHours(1));
        given.confirmed(Given.ACCOUNT, Orders.ALERTS);
        pass(Duration.ofHours(1));
        assertThat(given.email.delivered())
                .singleElement()
                .satisfies(notice -> assertThat(notice.count()).isEqualTo(3));
    }

    @Test
    void an_exporter_that_was_damaged_since_its_invitation_stops_nobody_else() {
        given.registry.put("beta", "exporter#maker", Orders.exporter());
        for (String account : List.of(Given.ACCOUNT, "beta")) {
            new InviteAddresses(given.registry, given.bundles, given.clock).invite(account, "maker");
        }
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.without(Orders.exporter(), "/party/name"));
        given.tolerant = true;
        given.poll();
        assertThat(given.failures).hasSize(1);
        assertThat(given.confirmationMails.sent())
                .singleElement()
                .satisfies(
                        invitation -> assertThat(invitation.token().account()).isEqualTo("beta"));
    }

    @Test
    void a_mail_that_was_refused_is_tried_again_and_counts_as_none() {
        given.confirmationMails.refuse();
        question("EC-1");
        poll();
        assertThat(given.asked
                        .find(Given.ACCOUNT, new AlertAddress(Orders.ALERTS).hash())
                        .mails())
                .isZero();
        given.confirmationMails.recover();
        pass(Given.NOTICE_WINDOW);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_death_while_it_is_asked_does_not_ask_twice_a_day() {
        question("EC-1");
        given.asked.steps().crashAt("put");
        Given.dying(this::poll);
        for (int hour = 0; hour < 23; hour++) {
            pass(Duration.ofHours(1));
        }
        assertThat(asked()).isZero();
        pass(Duration.ofHours(1));
        assertThat(asked()).isEqualTo(1);
    }
}
