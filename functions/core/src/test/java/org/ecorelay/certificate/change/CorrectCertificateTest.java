package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.Corrections.assertAccepted;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.Orders.at;
import static org.ecorelay.fixture.Orders.three;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Lineage;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.order.OrderFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectCertificateTest {
    private final Given given = new Given();

    @Test
    void a_changed_order_begins_the_next_version_at_once_when_nothing_is_in_flight() {
        Certificate row = given.approved("EC-1");
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, true);
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.RECEIVED);
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.versionInForce()).isEqualTo(1);
        assertThat(now.orderHash()).isNotEqualTo(row.orderHash());
        assertThat(now.due()).isPresent();
        assertThat(now.event().version()).isEqualTo(2);
        assertThat(given.ledger.find(row.id(), Ledger.orderKey(now.orderHash())))
                .isPresent();
    }

    @Test
    void the_same_correction_again_gives_the_same_answer_and_no_new_version() {
        Certificate row = given.approved("EC-1");
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, true);
        Certificate once = given.row(row.id());
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, false);
        assertThat(given.row(row.id())).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'/lines/0/value' '240.0'", "'/invoice' {'number':'INV-2'}", "'/placedAt' '2026-09-02T00:00:00Z'"
            })
    void an_update_whose_goods_are_the_same_does_nothing(String change) {
        Certificate row = given.approved("EC-1");
        String pointer = change.substring(1, change.indexOf("' "));
        Json.Obj update = with(Orders.order("EC-1"), pointer, change.substring(change.indexOf("' ") + 2));
        assertThat(given.correct(row.id(), update)).isInstanceOf(Correction.Unchanged.class);
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/destination, 'JP'",
                "/currency, 'EUR'",
                "/consignee/name, 'Nguyen Van B'",
                "/lines/0/quantity, '3'",
                "/lines/0/value, '241'",
                "/lines/0/unit, 'SET'"
            })
    void every_change_that_origin_rests_on_is_a_new_version(String pointer, String value) {
        Certificate row = given.approved("EC-1");
        assertAccepted(given.correct(row.id(), with(Orders.order("EC-1"), pointer, value)), 2, true);
    }

    @Test
    void a_correction_from_the_future_is_none() {
        Certificate row = given.approved("EC-1");
        Json.Obj future = with(three("EC-1"), "/placedAt", "'2036-09-01T08:00:00Z'");
        assertThat(given.correct(row.id(), future))
                .isInstanceOfSatisfying(
                        Correction.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::pointer)
                                .containsExactly("/placedAt"));
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void where_somebody_has_to_act_any_change_may_be_the_answer() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Rejected-Field-Missing");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.correct(row.id(), Orders.order("EC-1"))).isInstanceOf(Correction.Unchanged.class);
        Json.Obj invoiced = with(Orders.order("EC-1"), "/invoice", "{'number':'INV-2'}");
        assertAccepted(given.correct(row.id(), invoiced), 2, true);
    }

    @Test
    void another_accounts_certificate_does_not_exist() {
        Certificate row = given.approved("EC-1");
        var stranger = new Caller("other", "key1", KeyMode.LIVE, Set.of(Scope.ORDERS_WRITE));
        Json.Obj order = three("EC-1");
        assertThat(given.correcting.correct(stranger, row.id(), OrderFields.readAccepted(order), order))
                .isEqualTo(new Correction.Refused(new Addressed.Nowhere()));
        assertThat(given.correcting.rebuild(stranger, row.id()))
                .isEqualTo(new Correction.Refused(new Addressed.Nowhere()));
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void a_test_key_does_not_touch_a_live_certificate() {
        Certificate row = given.approved("EC-1");
        assertThat(given.correcting.rebuild(Given.caller(KeyMode.TEST), row.id()))
                .isEqualTo(new Correction.Refused(new Addressed.OtherMode(row)));
    }

    @ParameterizedTest
    @CsvSource({"/orderNumber, EC-2", "/store, other"})
    void a_correction_is_about_the_same_order(String pointer, String value) {
        Certificate row = given.approved("EC-1");
        assertThat(given.correct(row.id(), with(three("EC-1"), pointer, Json.text(value))))
                .isInstanceOfSatisfying(Correction.Invalid.class, invalid -> {
                    assertThat(invalid.problems().getFirst().code()).isEqualTo(FieldProblem.Code.OTHER_ORDER);
                    assertThat(invalid.problems().getFirst().pointer()).isEqualTo(pointer);
                });
    }

    @Test
    void building_again_needs_other_product_profiles_than_the_last_time() {
        Certificate row = given.approved("EC-1");
        assertAccepted(given.rebuild(row.id()), 2, true);
        assertAccepted(given.rebuild(row.id()), 2, false);
        given.settle(3);
        assertThat(given.row(row.id()).status()).isEqualTo(Status.PENDING);
        assertAccepted(given.rebuild(row.id()), 2, false);
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", with(Orders.product(), "/hsCode", "'940389'"));
        assertAccepted(given.rebuild(row.id()), 3, false);
        assertAccepted(given.rebuild(row.id()), 3, false);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
    }

    @Test
    void two_corrections_at_once_are_two_versions_and_the_last_one_wins() {
        Certificate row = given.approved("EC-1");
        Json.Obj four = with(Orders.order("EC-1"), "/lines/0/quantity", "'4'");
        given.certificates.steps().at("commit", () -> given.correct(row.id(), four));
        assertAccepted(given.correct(row.id(), three("EC-1")), 3, true);
        assertThat(given.row(row.id()).version()).isEqualTo(3);
    }

    @Test
    void a_crash_before_the_commit_leaves_the_certificate_as_it_was() {
        Certificate row = given.approved("EC-1");
        given.ledger.steps().crashAt("appended order");
        Given.dying(() -> given.correct(row.id(), three("EC-1")));
        assertThat(given.row(row.id())).isEqualTo(row);
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, true);
    }

    @Test
    void a_crash_after_the_commit_is_made_good_by_the_same_correction_and_by_the_timer() {
        Certificate row = given.approved("EC-1");
        given.certificates.steps().crashAt("committed");
        Given.dying(() -> given.correct(row.id(), three("EC-1")));
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, false);
        given.wait(given.row(row.id()));
        given.settle(4);
        assertThat(given.row(row.id()).status()).isEqualTo(Status.PENDING);
        assertThat(given.platform.registrations()).hasSize(2);
    }

    @Test
    void a_correction_of_the_destination_goes_to_the_other_authority() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), with(Orders.order("EC-1"), "/destination", "'JP'"));
        given.settle(3);
        assertThat(given.platform.sent().getLast().authority()).isEqualTo("JP");
        assertThat(given.row(row.id()).due().orElseThrow().lane()).startsWith("verdict#JP");
    }

    @Test
    void the_next_version_replaces_the_one_in_force_or_the_one_filed_last() {
        Certificate row = given.approved("EC-1");
        assertThat(given.platform.sent().getLast().replaces()).isNull();
        given.correct(row.id(), three("EC-1"));
        given.settle(3);
        assertThat(given.platform.sent().getLast().replaces())
                .isEqualTo(row.id().version(1));
        given.platform.verdict(row.id().version(2), "Rejected-Field-Missing");
        given.settle(2);
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", "'4'"));
        given.settle(3);
        assertThat(given.platform.sent().getLast().documentId())
                .isEqualTo(row.id().version(3));
        assertThat(given.platform.sent().getLast().replaces())
                .isEqualTo(row.id().version(1));
    }

    @Test
    void a_rejected_correction_leaves_the_approved_version_in_force_and_says_so() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), three("EC-1"));
        given.settle(3);
        given.platform.verdict(row.id().version(2), "Rejected-Field-Missing");
        given.settle(2);
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.REJECTED);
        assertThat(now.versionInForce()).isEqualTo(1);
        assertThat(now.inForceInstead()).contains("version 1 stays in force");
        assertThat(given.email.delivered().getLast().facts()).containsEntry("In force", "version 1 stays in force");
    }

    @Test
    void an_approved_correction_comes_into_force() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), three("EC-1"));
        given.settle(3);
        given.platform.verdict(row.id().version(2), "Approved");
        given.settle(2);
        assertThat(given.row(row.id()).versionInForce()).isEqualTo(2);
        assertThat(given.row(row.id()).inForceInstead()).isEmpty();
        assertThat(given.row(row.id()).lineage().filed())
                .extracting(Lineage.Filed::version)
                .containsExactly(2);
    }

    @Test
    void a_verdict_that_nobody_was_told_of_is_told_before_the_next_version_begins() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, false);
        given.settle(4);
        assertThat(given.email.delivered()).hasSize(1);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.row(row.id()).versionInForce()).isEqualTo(1);
    }

    @Test
    void a_wish_is_shown_by_the_row_and_read_back() {
        Certificate row = given.pending("EC-1");
        given.correct(row.id(), at(three("EC-1"), "2026-09-01T08:00:00.25Z"));
        Certificate now = given.row(row.id());
        assertThat(now.lineage().wanted()).containsInstanceOf(Wanted.Version.class);
        assertThat(given.certificates.attributes(row.id()).text("wanted")).contains("VERSION");
        assertThat(CertificateRow.read(CertificateRow.write(now))).isEqualTo(now);
        assertThat(now.lineage()
                        .wanted()
                        .filter(Wanted.Version.class::isInstance)
                        .map(w -> ((Wanted.Version) w).basis().sourceTime().isPresent()))
                .isEqualTo(Optional.of(true));
        given.clock.pass(Duration.ofMinutes(1));
    }
}
