package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.build.AddLeftLines.Woken;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store leaves a line off whose data are missing; the data come later. */
class AddLeftLinesTest {
    private static final String TABLE = "TABLE-01";
    private static final String CHAIR = "CHAIR-01";

    private final Given given = new Given();
    private final AddLeftLines waking = new AddLeftLines(given.records, given.registry, given.correcting);
    private final CertificateId id = CertificateId.of(Given.ACCOUNT, "shop", "EC-1", 1);

    @BeforeEach
    void a_line_may_be_left_off() {
        Json.Obj store = given.registry.find(Given.ACCOUNT, "store#shop").orElseThrow();
        given.registry.put(Given.ACCOUNT, "store#shop", with(store, "/partialCoverage", "true"));
        Json.Obj line = (Json.Obj) Orders.order("EC-1").list("lines").getFirst();
        given.accepted(with(
                Orders.order("EC-1"),
                "/lines",
                Json.array(Stream.of(TABLE, CHAIR).map(sku -> with(line, "/sku", Json.text(sku))))));
    }

    private Certificate signed() {
        given.building.build(given.row(id).documentId());
        assertThat(given.status(id)).isEqualTo(Status.SIGNED);
        assertThat(certified()).containsExactly(TABLE);
        return given.row(id);
    }

    private Certificate decided(String word) {
        given.submitting.submit(signed().documentId());
        given.platform.verdict(given.row(id).documentId(), word);
        given.clock.pass(Given.PACE);
        given.poll();
        return given.row(id);
    }

    /** The chair's profile is stored, and everybody who waits for it is woken, as a PUT of the product does. */
    private List<Woken> told(Json.Obj product) {
        given.registry.put(Given.ACCOUNT, "product#" + CHAIR, product);
        List<Woken> woken = given.waits.waiting(Given.ACCOUNT, CHAIR).stream()
                .map(waiting -> waking.wake(waiting, CHAIR))
                .toList();
        woken.forEach(one -> {
            if (one instanceof Woken.Awake(var document)) {
                given.orders.send(List.of(document));
            }
        });
        return woken;
    }

    private List<String> certified() {
        Certificate row = given.row(id);
        String document = given.ledger
                .find(id, Ledger.documentKey(row.version()))
                .orElseThrow()
                .text();
        return new Jws(document)
                        .payload()
                        .object("credentialSubject")
                        .object("certificateOfOrigin")
                        .object("supplyChainConsignment")
                        .list("includedConsignmentItems")
                        .stream()
                        .map(item -> (Json.Obj)
                                ((Json.Obj) item).list("tradeLineItems").getFirst())
                        .map(item -> item.object("tradeProduct").required("id"))
                        .toList();
    }

    private void isComplete() {
        assertThat(certified()).containsExactly(TABLE, CHAIR);
        assertThat(given.platform.registrations())
                .doesNotHaveDuplicates()
                .contains(given.row(id).documentId());
    }

    @Test
    void what_was_not_sent_yet_is_sent_whole() {
        signed();
        assertThat(given.waits.waiting(Given.ACCOUNT, CHAIR)).containsExactly(id);
        assertThat(told(Orders.product())).containsExactly(new Woken.Awake(id.version(2)));
        given.settle(4);
        isComplete();
        assertThat(given.platform.registrations()).containsExactly(id.version(2));
    }

    @Test
    void what_the_platform_is_deciding_gets_a_version_when_it_has_decided() {
        given.submitting.submit(signed().documentId());
        assertThat(told(Orders.product())).containsExactly(new Woken.Wished());
        assertThat(given.row(id).version()).isEqualTo(1);
        given.platform.verdict(id.version(1), "Approved");
        given.settle(6);
        isComplete();
        assertThat(given.row(id).version()).isEqualTo(2);
        assertThat(given.row(id).versionInForce()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Approved", "Rejected-Field-Missing"})
    void what_is_decided_gets_a_version(String word) {
        decided(word);
        assertThat(told(Orders.product())).containsExactly(new Woken.Awake(id.version(2)));
        given.settle(4);
        isComplete();
    }

    @Test
    void a_product_that_is_not_known_well_enough_or_does_not_originate_changes_nothing_and_is_waited_for() {
        Certificate row = signed();
        assertThat(told(JsonEdit.without(Orders.product(), "/statedRule"))).containsExactly(new Woken.StillWaits());
        assertThat(told(Orders.byValue("99.00"))).containsExactly(new Woken.StillWaits());
        assertThat(given.row(id)).isEqualTo(row);
        assertThat(told(Orders.byValue("10.00"))).hasOnlyElementsOfType(Woken.Awake.class);
    }

    @Test
    void a_line_that_is_in_is_not_waited_for_any_more() {
        signed();
        told(Orders.product());
        given.settle(4);
        Certificate row = given.row(id);
        assertThat(told(with(Orders.product(), "/description", "'Garden chair'")))
                .containsExactly(new Woken.Over());
        assertThat(given.row(id)).isEqualTo(row);
    }

    @Test
    void nobody_completes_what_is_withdrawn_or_older_than_a_year() {
        decided("Approved");
        given.clock.pass(Duration.ofDays(366));
        assertThat(told(Orders.product())).containsExactly(new Woken.Over());
        assertThat(given.row(id).version()).isEqualTo(1);
    }

    @Test
    void a_withdrawn_one_stays_withdrawn() {
        signed();
        given.withdraw(id);
        assertThat(told(Orders.product())).containsExactly(new Woken.Over());
        assertThat(given.status(id)).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void in_a_store_that_only_observes_nobody_waits() {
        Json.Obj store = given.registry.find(Given.ACCOUNT, "store#shop").orElseThrow();
        given.registry.put(Given.ACCOUNT, "store#shop", with(store, "/modes", "{'*':'observe'}"));
        given.building.build(given.row(id).documentId());
        assertThat(given.row(id).state()).isEqualTo(new State.Observed(List.of()));
        assertThat(told(Orders.product())).isEmpty();
    }

    @Test
    void a_line_of_a_further_part_comes_in_too() {
        given.profiles.limitItems(1);
        given.accepted(with(with(Orders.order("EC-2"), "/lines", two()), "/orderNumber", "'EC-2'"));
        CertificateId first = CertificateId.of(Given.ACCOUNT, "shop", "EC-2", 1);
        given.building.build(first.version(1));
        CertificateId second = CertificateId.of(Given.ACCOUNT, "shop", "EC-2", 2);
        given.settle(3);
        assertThat(given.status(second)).isEqualTo(Status.NEEDS_DATA);
        told(Orders.product());
        given.settle(6);
        assertThat(given.status(second)).isEqualTo(Status.PENDING);
    }

    private static Json two() {
        Json.Obj line = (Json.Obj) Orders.order("EC-2").list("lines").getFirst();
        return Json.array(Stream.of(TABLE, CHAIR).map(sku -> with(line, "/sku", Json.text(sku))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "added",
                "append trace",
                "appended trace",
                "append document",
                "appended document",
                "append event",
                "appended event",
                "commit",
                "committed"
            })
    void a_product_that_comes_at_any_step_of_a_build_is_not_lost(String step) {
        given.waits.steps().at(step, () -> told(Orders.product()));
        given.ledger.steps().at(step, () -> told(Orders.product()));
        given.certificates.steps().at(step, () -> told(Orders.product()));
        given.building.build(id.version(1));
        given.settle(3);
        given.platform.verdict(id.version(1), "Approved");
        given.settle(6);
        isComplete();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "added",
                "append trace",
                "appended trace",
                "append document",
                "appended document",
                "append event",
                "appended event",
                "commit",
                "committed"
            })
    void a_product_that_comes_after_a_builder_has_died_is_not_lost(String step) {
        given.waits.steps().crashAt(step);
        given.ledger.steps().crashAt(step);
        given.certificates.steps().crashAt(step);
        Given.dying(() -> given.building.build(id.version(1)));
        given.waits.steps().calm();
        given.ledger.steps().calm();
        given.certificates.steps().calm();
        told(Orders.product());
        given.settle(3);
        given.platform.verdict(id.version(1), "Approved");
        given.settle(6);
        isComplete();
    }
}
