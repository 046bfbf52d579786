package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.Orders.lines;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.Addressed;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.ecorelay.order.Division;
import org.ecorelay.order.Order;
import org.ecorelay.order.ShippedOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPartsTest {
    private final Given given = new Given();

    @BeforeEach
    void three_lines_are_a_document() {
        given.profiles.limitItems(3);
    }

    private CertificateId part(int number) {
        return CertificateId.of(Given.ACCOUNT, "shop", "EC-1", number);
    }

    private Certificate built(int count) {
        Certificate row = given.accepted(lines("EC-1", count));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    @Test
    void every_line_is_in_exactly_one_part_and_no_part_is_empty_or_too_long() {
        for (int limit = 1; limit <= 7; limit++) {
            for (int count = 1; count <= 40; count++) {
                ShippedOrder order = ShippedOrder.readAccepted(lines("EC-1", count));
                int parts = Division.of(order).needed(limit);
                var all = new ArrayList<Order.Line>();
                for (int part = 1; part <= parts; part++) {
                    List<Order.Line> share = Division.of(order)
                            .part(part, parts)
                            .orElseThrow()
                            .order()
                            .lines();
                    assertThat(share).hasSizeBetween(1, limit);
                    all.addAll(share);
                }
                assertThat(all).isEqualTo(order.order().lines());
            }
        }
    }

    @Test
    void an_order_with_too_many_lines_becomes_parts_that_cover_it_once() {
        Certificate first = built(8);
        assertThat(first.parts()).isEqualTo(3);
        assertThat(first.status()).isEqualTo(Status.SIGNED);
        given.settle(5);
        var quantities = new ArrayList<String>();
        for (int number = 1; number <= 3; number++) {
            Certificate row = given.row(part(number));
            assertThat(row.status()).isEqualTo(Status.PENDING);
            assertThat(row.subject().part()).isEqualTo(number);
            assertThat(row.parts()).isEqualTo(3);
            quantities.addAll(quantities(row));
        }
        assertThat(quantities).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(quantities.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("36");
        assertThat(given.platform.registrations()).hasSize(3).doesNotHaveDuplicates();
    }

    /** Found by the simulation: the number of parts was forgotten, and the others waited for ever. */
    @Test
    void the_timer_that_comes_just_before_the_first_part_is_committed_changes_nothing() {
        Certificate row = given.accepted(lines("EC-1", 8));
        given.certificates.steps().at("commit", () -> {
            Certificate now = given.row(row.id());
            given.certificates.commit(now.postponed(now.due().orElseThrow(), given.clock.instant()));
        });
        given.building.build(row.documentId());
        assertThat(given.row(row.id()).parts()).isEqualTo(3);
        given.settle(5);
        assertThat(given.status(part(2))).isEqualTo(Status.PENDING);
        assertThat(given.status(part(3))).isEqualTo(Status.PENDING);
    }

    @Test
    void the_other_parts_are_durable_before_the_first_is_committed_and_wait_for_it() {
        Certificate row = given.accepted(lines("EC-1", 8));
        given.certificates.steps().crashAt("commit");
        Given.dying(() -> given.building.build(row.documentId()));
        assertThat(given.row(part(1)).parts()).isEqualTo(1);
        assertThat(given.row(part(3)).status()).isEqualTo(Status.RECEIVED);
        assertThat(given.row(part(3)).due()).isPresent();
        given.building.build(part(3).version(1));
        assertThat(given.status(part(3))).isEqualTo(Status.RECEIVED);
        given.building.build(row.documentId());
        given.building.build(part(3).version(1));
        assertThat(given.status(part(3))).isEqualTo(Status.SIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "append order",
                "appended order",
                "append document",
                "appended document",
                "append trace",
                "append event"
            })
    void a_crash_at_any_step_in_the_ledger_is_made_good(String step) {
        Certificate row = given.accepted(lines("EC-1", 8));
        given.ledger.steps().crashAt(step);
        Given.dying(() -> given.building.build(row.documentId()));
        given.wait(given.row(row.id()));
        given.settle(8);
        for (int number = 1; number <= 3; number++) {
            assertThat(given.status(part(number))).isEqualTo(Status.PENDING);
        }
        assertThat(given.platform.registrations()).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_crash_after_any_new_row_is_made_good(int before) {
        Certificate row = given.accepted(lines("EC-1", 11));
        for (int i = 0; i < before; i++) {
            given.certificates.steps().at("create", () -> {});
        }
        given.certificates.steps().crashAt("create");
        Given.dying(() -> given.building.build(row.documentId()));
        given.wait(given.row(row.id()));
        given.settle(8);
        assertThat(given.platform.registrations()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void a_corrected_order_corrects_all_parts() {
        built(8);
        given.settle(5);
        IntStream.rangeClosed(1, 3).forEach(n -> given.platform.verdict(part(n).version(1), "Approved"));
        given.settle(3);
        Json.Obj changed = with(lines("EC-1", 8), "/lines/7/quantity", "'80'");
        assertThat(given.correct(part(1), changed)).isInstanceOf(Correction.Accepted.class);
        given.settle(8);
        for (int number = 1; number <= 3; number++) {
            assertThat(given.row(part(number)).version()).isEqualTo(2);
            assertThat(given.row(part(number)).status()).isEqualTo(Status.PENDING);
        }
        assertThat(quantities(given.row(part(3)))).containsExactly("7", "80");
    }

    @Test
    void fewer_lines_end_the_last_part_and_more_lines_bring_it_back() {
        built(8);
        given.settle(5);
        IntStream.rangeClosed(1, 3).forEach(n -> given.platform.verdict(part(n).version(1), "Approved"));
        given.settle(3);
        given.correct(part(1), lines("EC-1", 6));
        given.settle(8);
        assertThat(given.status(part(3))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.platform.withdrawals()).containsExactly(part(3).version(1));
        IntStream.rangeClosed(1, 2).forEach(n -> given.platform.verdict(part(n).version(2), "Approved"));
        given.settle(3);
        given.correct(part(1), lines("EC-1", 9));
        given.settle(8);
        assertThat(given.status(part(3))).isEqualTo(Status.PENDING);
        assertThat(given.row(part(3)).version()).isEqualTo(2);
        assertThat(quantities(given.row(part(3)))).containsExactly("7", "8", "9");
    }

    @Test
    void an_order_that_grows_over_the_limit_becomes_parts() {
        built(3);
        given.settle(3);
        given.platform.verdict(part(1).version(1), "Approved");
        given.settle(3);
        given.correct(part(1), lines("EC-1", 4));
        given.settle(6);
        assertThat(given.row(part(1)).parts()).isEqualTo(2);
        assertThat(given.status(part(2))).isEqualTo(Status.PENDING);
    }

    @Test
    void a_further_part_is_not_addressed() {
        built(8);
        assertThat(given.correct(part(2), lines("EC-1", 7)))
                .isInstanceOfSatisfying(
                        Correction.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Addressed.FurtherPart.class,
                                        further -> assertThat(further.first()).isEqualTo(part(1))));
        assertThat(given.withdraw(part(2))).isInstanceOf(Ending.Refused.class);
    }

    @Test
    void a_withdrawal_ends_all_parts() {
        built(8);
        given.settle(5);
        given.withdraw(part(1));
        IntStream.rangeClosed(1, 3).forEach(n -> given.platform.verdict(part(n).version(1), "Approved"));
        given.settle(8);
        for (int number = 1; number <= 3; number++) {
            assertThat(given.status(part(number))).isEqualTo(Status.WITHDRAWN);
        }
        assertThat(given.platform.withdrawals()).hasSize(3);
    }

    @Test
    void parts_made_before_a_withdrawal_that_overtook_the_builder_end_themselves() {
        Certificate row = given.accepted(lines("EC-1", 8));
        given.certificates.steps().at("commit", () -> given.withdraw(row.id()));
        given.building.build(row.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        given.settle(4);
        assertThat(given.status(part(2))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.status(part(3))).isEqualTo(Status.WITHDRAWN);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void what_needs_no_document_is_not_divided() {
        Json.Obj order = with(lines("EC-1", 8), "/destination", "'US'");
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.NOT_REQUIRED);
        assertThat(given.row(row.id()).parts()).isEqualTo(1);
        assertThat(given.certificates.find(part(2))).isEmpty();
    }

    @Test
    void a_question_of_one_part_holds_up_no_other() {
        Json.Obj order = with(lines("EC-1", 8), "/lines/7/sku", "'CHAIR-01'");
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        given.settle(4);
        assertThat(given.status(part(1))).isEqualTo(Status.PENDING);
        assertThat(given.status(part(3))).isEqualTo(Status.NEEDS_DATA);
        assertThat(given.row(part(3)).state())
                .isInstanceOfSatisfying(
                        State.NeedsData.class,
                        question -> assertThat(question.first().pointer()).isEqualTo("/lines/7/sku"));
    }

    private List<String> quantities(Certificate row) {
        var jws = new Jws(given.ledger
                .find(row.id(), Ledger.documentKey(row.version()))
                .orElseThrow()
                .text());
        return jws
                .payload()
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("supplyChainConsignment")
                .list("includedConsignmentItems")
                .stream()
                .map(item -> (Json.Obj) ((Json.Obj) item).list("tradeLineItems").getFirst())
                .map(item -> item.object("quantity").required("value"))
                .toList();
    }
}
