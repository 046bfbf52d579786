package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Lineage;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.profile.VerdictMeaning;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Profiles;
import org.ecorelay.pacing.LocalState;
import org.junit.jupiter.api.Test;

class CollectVerdictsTest {
    private final Given given = new Given();

    private List<Certificate> collect() {
        return given.verdicts.collect(() -> true);
    }

    @Test
    void a_verdict_is_recorded_and_handed_on_to_be_told() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        assertThat(collect()).extracting(Certificate::status).containsExactly(Status.APPROVED);
        Certificate approved = given.row(row.id());
        assertThat(approved.versionInForce()).isEqualTo(1);
        assertThat(approved.event().rests()).hasSize(1);
        assertThat(((State.Approved) approved.state()).filing().submittedAt()).isEqualTo(given.clock.instant());
    }

    @Test
    void a_rejection_keeps_word_and_reason_and_says_which_field_to_correct() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), new Verdict("Rejected-Field-Missing", "No port.", "/a/b"));
        collect();
        assertThat(given.row(row.id()).state()).isInstanceOfSatisfying(State.Rejected.class, rejected -> {
            assertThat(rejected.filing().code()).isEqualTo("Rejected-Field-Missing");
            assertThat(rejected.filing().reason()).isEqualTo("No port.");
            assertThat(rejected.fix()).contains("/a/b");
        });
    }

    @Test
    void a_word_that_nobody_knows_is_kept_shown_told_once_and_asked_about_further() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Escalated");
        given.poll();
        assertThat(given.row(row.id()).platformCode()).contains("Escalated");
        assertThat(given.status(row.id())).isEqualTo(Status.MANUAL_REVIEW);
        int events = given.row(row.id()).event().number();
        for (int i = 0; i < 5; i++) {
            given.clock.pass(Given.PACE);
            given.poll();
        }
        assertThat(given.row(row.id()).event().number()).isEqualTo(events);
        assertThat(given.email.delivered()).hasSize(1);
        given.platform.verdict(row.documentId(), "Escalated-Twice");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.email.delivered()).hasSize(2);
        given.platform.verdict(row.documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.status(row.id())).isEqualTo(Status.APPROVED);
        assertThat(given.email.delivered()).hasSize(3);
    }

    @Test
    void a_verdict_that_is_recorded_is_not_recorded_again_when_the_index_lags() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        given.platform
                .steps()
                .at(
                        "find",
                        () -> new CollectVerdicts(
                                        given.records,
                                        given.platform,
                                        given.profiles,
                                        List.of("VN"),
                                        Duration.ZERO,
                                        given.pace,
                                        new LocalState(),
                                        Runnable::run)
                                .collect(() -> true));
        assertThat(collect()).extracting(Certificate::status).containsExactly(Status.APPROVED);
        assertThat(given.row(row.id()).event().number()).isEqualTo(4);
    }

    @Test
    void a_verdict_whose_notice_was_lost_is_told_even_when_the_platform_has_forgotten_the_document() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        collect();
        given.platform.forget(row.documentId());
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.email.delivered()).hasSize(1);
        assertThat(given.row(row.id()).due()).isEmpty();
    }

    @Test
    void a_document_that_the_platform_has_forgotten_is_not_decided() {
        Certificate row = given.pending("EC-1");
        given.platform.forget(row.documentId());
        assertThat(collect()).isEmpty();
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
    }

    @Test
    void a_forgotten_document_says_nothing_about_the_version_that_took_its_place() {
        Certificate row = given.pending("EC-1");
        given.platform.forget(row.documentId());
        given.platform.steps().at("find", () -> given.certificates.commit(corrected(row)));
        assertThat(collect()).isEmpty();
        assertThat(given.row(row.id())).isEqualTo(corrected(row));
    }

    /** The word is asked about under the profile of the day of filing, and kept under that of the day of the order. */
    @Test
    void a_word_for_waiting_that_only_the_orders_own_day_knows_is_shown_once_and_decides_nothing() {
        LocalDate ordered = Profile.day(given.clock.instant());
        Profile.Catalogue byDay = (destination, day) -> {
            Profile base = given.profiles.choose(destination, day);
            return day.equals(ordered) ? Profiles.with(base, "Queued", VerdictMeaning.PENDING) : base;
        };
        Certificate row = given.signed("EC-1");
        given.clock.pass(Duration.ofDays(1));
        given.submitting.submit(row.documentId());
        given.platform.verdict(row.documentId(), "Queued");
        var verdicts = new CollectVerdicts(
                given.records,
                given.platform,
                byDay,
                List.of("VN"),
                Given.PACE,
                given.pace,
                given.state,
                Runnable::run);
        Certificate before = given.row(row.id());
        assertThat(verdicts.collect(() -> true)).isEmpty();
        Certificate queued = given.row(row.id());
        assertThat(queued.status()).isEqualTo(Status.PENDING);
        assertThat(queued.platformCode()).contains("Queued");
        assertThat(queued.event()).isEqualTo(before.event());
        int writes = given.certificates.writes();
        given.clock.pass(Given.PACE);
        assertThat(verdicts.collect(() -> true)).isEmpty();
        assertThat(given.certificates.writes()).isEqualTo(writes);
    }

    @Test
    void a_verdict_applies_only_to_the_version_that_it_names() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        given.platform.steps().at("find", () -> given.certificates.commit(corrected(row)));
        assertThat(collect()).isEmpty();
        assertThat(given.row(row.id())).isEqualTo(corrected(row));
    }

    /** The same certificate at version 2, also filed. */
    private static Certificate corrected(Certificate row) {
        return new Certificate(
                row.subject(),
                1,
                2,
                0,
                row.orderHash(),
                new Lineage(
                        Optional.of(new Lineage.Filed(2, "REF-1")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                row.state(),
                row.due(),
                false,
                2,
                0,
                row.event(),
                row.revision() + 1,
                row.updatedAt());
    }
}
