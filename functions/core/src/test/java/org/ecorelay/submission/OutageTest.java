package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.fixture.Given;
import org.ecorelay.pacing.Signal;
import org.junit.jupiter.api.Test;

/** The platform goes away and comes back. */
class OutageTest {
    private final Given given = new Given();

    private Certificate signed(String account, String number, String authority) {
        var subject = Subject.ofOrder(account, "shop", "maker", number, authority, KeyMode.LIVE, given.clock.instant());
        Certificate row = Certs.received(subject, Sha256.of(number), given.clock.instant());
        given.certificates.create(row);
        given.ledger.append(new Ledger.Item(row.id(), Ledger.documentKey(1), new byte[] {1}, null));
        var due = Optional.of(Due.work(row.id(), given.clock.instant()));
        given.records.history().move(row, new State.Signed(), due, false, List.of());
        return given.row(row.id());
    }

    private List<Certificate> signed(String account, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> signed(account, account + "-" + i, "VN"))
                .toList();
    }

    private void down(String authority) {
        for (int i = 0; i < 5; i++) {
            given.pace.pacing().heard(authority, KeyMode.LIVE, Signal.troubled(Duration.ZERO));
        }
    }

    private void up() {
        given.pace.pacing().heard("VN", KeyMode.LIVE, Signal.WELL);
    }

    private List<DocumentId> pass() {
        given.timer.work(() -> true);
        return given.submissions.receive();
    }

    private String account(DocumentId id) {
        return given.row(id.certificate()).subject().account();
    }

    @Test
    void a_message_in_an_outage_is_not_claimed_nor_failed_but_held_with_one_write() {
        Certificate row = signed("acme", "EC-1", "VN");
        down("VN");
        int writes = given.certificates.writes();
        assertThat(given.submitting.submit(row.documentId())).isEqualTo(new SubmitCertificate.Settled.Held());
        Certificate held = given.row(row.id());
        assertThat(given.certificates.writes()).isEqualTo(writes + 1);
        assertThat(held.status()).isEqualTo(Status.SIGNED);
        assertThat(held.attempts()).isZero();
        assertThat(held.tries()).isZero();
        assertThat(held.due().orElseThrow().lane()).isEqualTo("held#VN#acme");
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void two_days_of_outage_cost_a_held_row_nothing_and_make_it_no_stuck_one() {
        Certificate row = signed("acme", "EC-1", "VN");
        down("VN");
        pass();
        int reads = given.certificates.reads();
        int writes = given.certificates.writes();
        for (int minute = 0; minute < 2 * 24 * 60; minute++) {
            given.clock.pass(Duration.ofMinutes(1));
            if (given.pace.pacing().allowance("VN", KeyMode.LIVE) > 0) {
                down("VN");
            }
            assertThat(pass()).isEmpty();
        }
        assertThat(given.certificates.reads()).isEqualTo(reads);
        assertThat(given.certificates.writes()).isEqualTo(writes);
        assertThat(given.row(row.id()).tries()).isZero();
    }

    @Test
    void recovery_begins_with_a_few_and_every_row_is_started_once() {
        signed("acme", 400);
        down("VN");
        assertThat(pass()).isEmpty();
        given.clock.pass(Duration.ofMinutes(1));
        var started = new ArrayList<>(pass());
        assertThat(started).hasSize(3);
        started.forEach(given.submitting::submit);
        var passes = new ArrayList<Integer>();
        for (int minute = 0; minute < 15 && started.size() < 400; minute++) {
            List<DocumentId> some = pass();
            passes.add(some.size());
            some.forEach(given.submitting::submit);
            started.addAll(some);
            given.clock.pass(Duration.ofSeconds(20));
        }
        assertThat(started).hasSize(400).doesNotHaveDuplicates();
        assertThat(given.platform.registrations()).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void no_account_takes_more_than_its_share_of_a_pass_while_another_waits() {
        signed("big", 1_000);
        List<Certificate> small = signed("tiny", 10);
        Pace slow = given.pace(20.0 / 60, List.of("VN"), new Backoff(Duration.ofMinutes(1), new Random(1)));
        var timer = new WorkDueRows(
                given.records,
                given.resolving,
                given.orders,
                given.submissions,
                new Backoff(Duration.ofMinutes(1), new Random(1)),
                slow);
        timer.work(() -> true);
        List<DocumentId> first = given.submissions.receive();
        assertThat(first).hasSize(20);
        assertThat(first.stream().filter(id -> account(id).equals("tiny"))).hasSize(10);
        assertThat(small).allMatch(row -> first.contains(row.documentId()));
        timer.work(() -> true);
        assertThat(given.submissions.receive())
                .hasSize(20)
                .allMatch(id -> account(id).equals("big"));
    }

    @Test
    void the_accounts_that_were_held_come_back_in_turn() {
        signed("big", 50);
        signed("tiny", 2);
        down("VN");
        pass();
        given.clock.pass(Duration.ofMinutes(1));
        assertThat(pass()).extracting(this::account).containsExactlyInAnyOrder("big", "tiny", "big");
    }

    @Test
    void mandatory_destinations_come_first() {
        Profile.Catalogue profiles = (destination, day) -> {
            Profile base = given.profiles.choose(destination, day);
            var from = destination.equals("VN") ? LocalDate.of(2026, 7, 1) : null;
            return new Profile(
                    base.id(),
                    base.authority(),
                    base.specVersion(),
                    base.validFrom(),
                    null,
                    new Profile.Requirement(base.requirement().optionalFrom(), from, null, null),
                    base.requiredFields(),
                    6,
                    SignatureAlgorithm.ES256,
                    20,
                    base.statusWords(),
                    "Rejected",
                    base.statusCodes(),
                    base.settle(),
                    base.requestsPerSecond(),
                    base.issuerNumber(),
                    base.document());
        };
        signed("acme", "EC-J", "JP");
        signed("acme", "EC-V", "VN");
        var held = new HeldRows(
                given.records,
                given.state,
                given.pace.pacing(),
                profiles,
                List.of("JP", "VN"),
                new Backoff(Duration.ofMinutes(1), new Random(1)));
        new WorkDueRows(
                        given.records,
                        given.resolving,
                        given.orders,
                        given.submissions,
                        new Backoff(Duration.ofMinutes(1), new Random(1)),
                        new Pace(given.pace.pacing(), held, given.pace.meter()))
                .work(() -> true);
        assertThat(given.submissions.receive())
                .extracting(id -> given.row(id.certificate()).subject().destination())
                .containsExactly("VN", "JP");
    }

    @Test
    void an_outage_of_one_authority_does_not_hold_another() {
        Certificate vn = signed("acme", "EC-V", "VN");
        Certificate jp = signed("acme", "EC-J", "JP");
        down("VN");
        assertThat(pass()).containsExactly(jp.documentId());
        assertThat(given.row(vn.id()).due().orElseThrow().lane()).startsWith("held#");
    }

    @Test
    void nobody_is_asked_about_verdicts_while_the_breaker_is_open() {
        given.filed("EC-1");
        down("VN");
        given.verdicts.collect(() -> true);
        assertThat(given.platform.questions()).isEmpty();
        given.clock.pass(Duration.ofMinutes(1));
        given.verdicts.collect(() -> true);
        assertThat(given.platform.questions()).hasSize(1);
        up();
    }

    @Test
    void a_crash_between_mark_and_hold_leaves_the_row_due() {
        Certificate row = signed("acme", "EC-1", "VN");
        down("VN");
        given.certificates.steps().crashAt("commit");
        Given.dying(() -> given.submitting.submit(row.documentId()));
        assertThat(given.row(row.id()).due()).isEqualTo(row.due());
        pass();
        given.clock.pass(Duration.ofMinutes(1));
        assertThat(pass()).containsExactly(row.documentId());
    }
}
