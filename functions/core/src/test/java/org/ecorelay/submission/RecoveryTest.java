package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
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
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Pacing;
import org.ecorelay.pacing.Signal;
import org.junit.jupiter.api.Test;

/**
 * Two days without the platform, and what comes after. At the deployed rate of 200 requests a second, ten thousand held
 * certificates of ten accounts and two destinations are all sent within ten minutes after the first probe was answered: 6 in the
 * first minute, then about twice as many in each minute (34, 69, 139, … 3,101), never more than 200 a second and a burst of two.
 */
class RecoveryTest {
    private static final double RATE = 200;
    private static final List<String> AUTHORITIES = List.of("JP", "VN");

    private final Given given = new Given();
    private final Random random = new Random(1);
    private final Backoff backoff = new Backoff(Duration.ofMinutes(1), random);
    private final Pacing pacing =
            new Pacing(given.state, given.clock, random, (metric, lane, _) -> given.counted.add(metric), _ -> RATE, 1);
    private final Pace pace = new Pace(
            pacing,
            new HeldRows(given.records, given.state, pacing, this::profile, AUTHORITIES, backoff),
            (metric, _, _) -> given.counted.add(metric));
    private final WorkDueRows timer =
            new WorkDueRows(given.records, given.resolving, given.orders, given.submissions, backoff, pace);
    private final SubmitCertificate submitting = new SubmitCertificate(
            given.records,
            given.platform,
            given.profiles,
            new Timing(Given.LEASE, Given.REQUEST_TIMEOUT, Given.SKEW),
            backoff,
            random,
            given.clock::nanos,
            pace);

    /** An e-CO is mandatory for Viet Nam and not for Japan. */
    private Profile profile(String destination, LocalDate day) {
        Profile base = given.profiles.choose(destination, day);
        return new Profile(
                base.id(),
                base.authority(),
                base.specVersion(),
                base.validFrom(),
                null,
                new Profile.Requirement(
                        base.requirement().optionalFrom(),
                        destination.equals("VN") ? LocalDate.of(2026, 7, 1) : null,
                        null,
                        null),
                base.requiredFields(),
                base.hsDigits(),
                SignatureAlgorithm.ES256,
                base.itemLimit(),
                base.statusWords(),
                "Rejected",
                base.statusCodes(),
                base.settle(),
                base.requestsPerSecond(),
                base.issuerNumber(),
                base.document());
    }

    /** Held since the outage began. */
    private Certificate held(String account, String number, String authority) {
        String item = "held#" + authority;
        if (given.state.find(item, account).isEmpty()) {
            var at = Json.object().put("at", given.clock.instant().toString()).build();
            given.state.put(item, account, at);
        }
        return signed(account, number, authority, Due::held);
    }

    private Certificate signed(String account, String number, String authority, BiFunction<Subject, Instant, Due> due) {
        Instant now = given.clock.instant();
        var subject = Subject.ofOrder(account, "shop", "maker", number, authority, KeyMode.LIVE, now);
        Certificate received = Certs.received(subject, Sha256.of(number), now);
        given.ledger.append(new Ledger.Item(received.id(), Ledger.documentKey(1), new byte[] {1}, null));
        var row = new Certificate(
                subject,
                1,
                1,
                0,
                received.orderHash(),
                received.lineage(),
                new State.Signed(),
                Optional.of(due.apply(subject, now)),
                false,
                0,
                0,
                received.event(),
                1,
                now);
        given.certificates.create(row);
        return row;
    }

    private void twoDaysDown() {
        Instant end = given.clock.instant().plus(Duration.ofDays(2));
        while (given.clock.instant().isBefore(end)) {
            for (String authority : AUTHORITIES) {
                if (pacing.allowance(authority, KeyMode.LIVE) > 0) {
                    IntStream.range(0, 5)
                            .forEach(_ -> pacing.heard(authority, KeyMode.LIVE, Signal.troubled(Duration.ZERO)));
                }
            }
            timer.work(() -> true);
            assertThat(given.submissions.receive()).isEmpty();
            given.clock.pass(Duration.ofHours(1));
        }
    }

    /** The breaker may be open for another quarter of an hour. */
    private void untilItAnswers() {
        for (int i = 0; i < 20 && given.platform.registrations().isEmpty(); i++) {
            minute();
        }
    }

    private Subject subject(DocumentId id) {
        return given.row(id.certificate()).subject();
    }

    /** One pass of the poller, and the minute after it, in which the submitters send as fast as they can. */
    private List<DocumentId> minute() {
        timer.work(() -> true);
        List<DocumentId> started = given.submissions.receive();
        int sent = given.platform.sent().size();
        Duration step = Duration.ofMillis(50);
        int perStep = Math.ceilDiv(started.size(), 1_200);
        for (int from = 0, moment = 0; moment < 1_200; moment++, from += perStep) {
            started.subList(Math.min(from, started.size()), Math.min(from + perStep, started.size()))
                    .forEach(submitting::submit);
            given.clock.pass(step);
        }
        return given.platform.sent().subList(sent, given.platform.sent().size()).stream()
                .map(Submission::documentId)
                .toList();
    }

    @Test
    void ten_thousand_held_certificates_drain_within_minutes_without_a_herd_and_the_mandatory_ones_first() {
        for (int i = 0; i < 10_000; i++) {
            held("account-" + i % 10, "EC-" + i, AUTHORITIES.get(i / 10 % 2));
        }
        twoDaysDown();
        var perMinute = new ArrayList<Integer>();
        int writes = given.certificates.writes();
        while (given.platform.registrations().size() < 10_000 && perMinute.size() < 30) {
            List<DocumentId> sent = minute();
            if (!sent.isEmpty() || !perMinute.isEmpty()) {
                perMinute.add(sent.size());
            }
            List<String> destinations = sent.stream()
                    .map(id -> subject(id).destination())
                    .distinct()
                    .toList();
            assertThat(destinations).isSubsetOf("VN", "JP");
            if (destinations.size() == 2) {
                assertThat(destinations).as("minute %d", perMinute.size()).containsExactly("VN", "JP");
            }
        }
        assertThat(given.platform.registrations()).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(perMinute.size()).as("%s", perMinute).isBetween(6, 12);
        // Given back, claimed, filed: next to nothing is held a second time.
        assertThat((given.certificates.writes() - writes) / 10_000.0).isLessThan(3.3);
        assertThat(perMinute.getFirst()).as("%s", perMinute).isLessThanOrEqualTo(6);
        // It grows step by step: after a minute that sent something the next one sends about twice as many.
        for (int i = 1; i < perMinute.size(); i++) {
            assertThat(perMinute.get(i))
                    .as("%s", perMinute)
                    .isLessThanOrEqualTo(Math.max(60, 3 * perMinute.get(i - 1)));
        }
    }

    @Test
    void an_account_of_five_is_served_at_once_beside_one_of_five_thousand() {
        for (int i = 0; i < 5_000; i++) {
            held("big", "EC-b" + i, "VN");
        }
        IntStream.range(0, 5).forEach(i -> held("tiny", "EC-t" + i, "VN"));
        twoDaysDown();
        untilItAnswers();
        minute();
        minute();
        Map<String, Long> sent = given.platform.sent().stream()
                .collect(Collectors.groupingBy(one -> subject(one.documentId()).account(), Collectors.counting()));
        assertThat(sent.get("tiny")).isEqualTo(5);
        assertThat(sent.get("big")).isBetween(5L, 100L);
        int minutes = 2;
        while (given.platform.registrations().size() < 5_005 && minutes < 60) {
            minute();
            minutes++;
        }
        assertThat(given.platform.registrations()).hasSize(5_005).doesNotHaveDuplicates();
        assertThat(minutes).isLessThanOrEqualTo(20);
    }

    /** Who comes while another's thousand are being sent does not wait behind them. */
    @Test
    void an_account_that_comes_late_is_served_with_the_next_pass() {
        for (int i = 0; i < 1_000; i++) {
            held("big", "EC-b" + i, "VN");
        }
        twoDaysDown();
        untilItAnswers();
        minute();
        minute();
        List<Certificate> late = IntStream.range(0, 5)
                .mapToObj(i -> signed("late", "EC-l" + i, "VN", (subject, now) -> Due.work(subject.id(), now)))
                .toList();
        minute();
        minute();
        assertThat(late).allSatisfy(row -> assertThat(given.status(row.id())).isEqualTo(Status.PENDING));
        assertThat(given.platform.registrations().size()).isLessThan(1_000);
    }
}
