package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.Orders.lines;

import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections and withdrawals of an order of which one part is being decided. */
class PartsInFlightTest {
    private final Given given = new Given();

    @BeforeEach
    void three_lines_are_a_document() {
        given.profiles.limitItems(3);
    }

    private Certificate built(int count) {
        Certificate row = given.accepted(lines("EC-1", count));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private CertificateId part(int number) {
        return CertificateId.of(Given.ACCOUNT, "shop", "EC-1", number);
    }

    @Test
    void a_correction_waits_for_the_part_that_is_in_flight_and_for_no_other() {
        built(8);
        given.settle(5);
        given.platform.verdict(part(1).version(1), "Approved");
        given.platform.verdict(part(3).version(1), "Approved");
        given.settle(3);
        assertThat(given.status(part(2))).isEqualTo(Status.PENDING);
        given.correct(part(1), with(lines("EC-1", 8), "/lines/0/quantity", "'10'"));
        given.settle(6);
        assertThat(given.row(part(1)).version()).isEqualTo(2);
        assertThat(given.row(part(3)).version()).isEqualTo(2);
        assertThat(given.row(part(2)).version()).isEqualTo(1);
        assertThat(given.row(part(2)).lineage().wanted()).isPresent();
        given.platform.verdict(part(2).version(1), "Approved");
        given.settle(6);
        assertThat(given.row(part(2)).version()).isEqualTo(2);
        assertThat(given.row(part(2)).versionInForce()).isEqualTo(1);
        assertThat(given.platform.registrations()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void a_withdrawal_waits_for_the_part_that_is_in_flight_and_ends_them_all() {
        built(8);
        given.settle(5);
        given.platform.verdict(part(1).version(1), "Approved");
        given.settle(3);
        given.withdraw(part(1));
        given.settle(4);
        assertThat(given.status(part(1))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(part(2))).isEqualTo(Status.PENDING);
        given.platform.verdict(part(2).version(1), "Rejected-Field-Missing");
        given.platform.verdict(part(3).version(1), "Approved");
        given.settle(6);
        assertThat(List.of(given.status(part(2)), given.status(part(3)))).containsOnly(Status.WITHDRAWN);
        assertThat(given.platform.withdrawals()).hasSize(3);
    }
}
