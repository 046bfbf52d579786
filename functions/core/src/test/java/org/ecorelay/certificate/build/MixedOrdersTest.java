package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of which some lines originate, some do not, and of some nothing can be said yet. */
class MixedOrdersTest {
    /** Originates: CTC. */
    private static final String TABLE = "TABLE-01";

    /** Does not: 39.99 per cent. */
    private static final String LAMP = "LAMP-01";

    /** Nothing is known of it. */
    private static final String CHAIR = "CHAIR-01";

    private final Given given = new Given();

    @BeforeEach
    void two_products_are_known() {
        given.registry.put(Given.ACCOUNT, "product#" + LAMP, Orders.byValue("60.01"));
    }

    private static Json.Obj order(String number, String... skus) {
        Json.Obj line = (Json.Obj) Orders.order(number).list("lines").getFirst();
        return with(
                Orders.order(number),
                "/lines",
                Json.array(Stream.of(skus).map(sku -> with(line, "/sku", Json.text(sku)))));
    }

    private Certificate built(String... skus) {
        Certificate row = given.accepted(order("EC-1", skus));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private void leavesOffWhatIsMissing() {
        Json.Obj store = given.registry.find(Given.ACCOUNT, "store#shop").orElseThrow();
        given.registry.put(Given.ACCOUNT, "store#shop", with(store, "/partialCoverage", "true"));
    }

    private Json.Obj document(Certificate row) {
        Ledger.Item item =
                given.ledger.find(row.id(), Ledger.documentKey(row.version())).orElseThrow();
        return new Jws(item.text()).payload();
    }

    private List<String> certified(Certificate row) {
        Json.Obj consignment = document(row)
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("supplyChainConsignment");
        return consignment.list("includedConsignmentItems").stream()
                .map(item -> (Json.Obj) ((Json.Obj) item).list("tradeLineItems").getFirst())
                .map(item -> item.object("tradeProduct").required("id"))
                .toList();
    }

    private Json.Obj trace(Certificate row) {
        Sha256 hash = row.event().rests().getLast();
        return JsonReader.readOwn(given.ledger
                .find(row.id(), Ledger.traceKey(row.version(), hash))
                .orElseThrow()
                .body());
    }

    private List<String> results(Certificate row) {
        return trace(row).list("lines").stream()
                .map(Json.Obj.class::cast)
                .map(line -> line.required("sku") + " " + line.required("result"))
                .toList();
    }

    @Test
    void what_originates_is_certified_and_the_rest_is_listed_with_its_reason() {
        Certificate row = built(LAMP, TABLE, LAMP);
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        assertThat(certified(row)).containsExactly(TABLE);
        assertThat(results(row))
                .containsExactly(LAMP + " NOT_ORIGINATING", TABLE + " COVERED", LAMP + " NOT_ORIGINATING");
        Json.Obj refused = (Json.Obj) trace(row).list("lines").getFirst();
        assertThat(refused.required("fix")).startsWith("Replace 0.01 USD of material legs");
    }

    @Test
    void the_whole_trace_is_kept_and_named_by_the_document() {
        Certificate row = built(TABLE);
        assertThat(document(row).object("basis").required("determination"))
                .isEqualTo(row.event().rests().getLast().value());
        Json.Obj whole = ((Json.Obj) trace(row).list("lines").getFirst()).object("determination");
        assertThat(whole.object("rule").members())
                .containsEntry("basis", Json.text("STATED"))
                .containsEntry("text", Json.text("CTH or RVC40"))
                .containsEntry("source", Json.text("RCEP Annex 3A, p.212"));
        assertThat(whole.list("materials").toString()).contains("441210", "730890", "CN, meets 3.2", "DE, not a Party");
        assertThat(whole.list("alternatives").toString())
                .contains("RVC40 build-down", "legs 730890", "MATERIAL_VALUE_MISSING");
        assertThat(whole.object("chosen").members()).containsKeys("arithmetic", "margin");
    }

    @Test
    void only_an_order_of_which_nothing_originates_is_not_qualified() {
        Certificate row = built(LAMP, LAMP);
        assertThat(row.state()).isInstanceOfSatisfying(State.NotQualified.class, no -> {
            assertThat(no.reason())
                    .isEqualTo("None of the 2 lines originates. Product LAMP-01: RVC is 39.99 %, needs 40 %.");
            assertThat(no.fix()).startsWith("Replace 0.01 USD");
        });
        assertThat(results(row)).hasSize(2).allMatch(line -> line.endsWith("NOT_ORIGINATING"));
    }

    @Test
    void a_line_whose_data_are_missing_holds_the_whole_order() {
        Certificate row = built(TABLE, CHAIR);
        assertThat(row.status()).isEqualTo(Status.NEEDS_DATA);
        assertThat(given.waits.waiting(Given.ACCOUNT, CHAIR)).containsExactly(row.id());
    }

    @Test
    void it_holds_only_itself_in_a_store_that_allows_it_and_comes_in_with_the_next_version() {
        leavesOffWhatIsMissing();
        Certificate row = built(TABLE, CHAIR, LAMP);
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        assertThat(certified(row)).containsExactly(TABLE);
        assertThat(results(row)).containsExactly(TABLE + " COVERED", CHAIR + " NEEDS_DATA", LAMP + " NOT_ORIGINATING");
        given.registry.put(Given.ACCOUNT, "product#" + CHAIR, Orders.product());
        given.rebuild(row.id());
        given.building.build(row.id().version(2));
        assertThat(certified(given.row(row.id()))).containsExactly(TABLE, CHAIR);
    }

    @Test
    void nothing_is_said_of_an_order_while_its_only_hope_is_a_line_whose_data_are_missing() {
        leavesOffWhatIsMissing();
        assertThat(built(LAMP, CHAIR).status()).isEqualTo(Status.NEEDS_DATA);
    }

    @Test
    void a_part_is_a_share_of_all_lines_whether_they_originate_or_not() {
        given.profiles.limitItems(2);
        Certificate first = built(TABLE, LAMP, LAMP, LAMP, TABLE, TABLE);
        assertThat(first.parts()).isEqualTo(3);
        given.settle(5);
        assertThat(certified(given.row(first.id()))).containsExactly(TABLE);
        assertThat(given.status(part(2))).isEqualTo(Status.NOT_QUALIFIED);
        assertThat(certified(given.row(part(3)))).containsExactly(TABLE, TABLE);
        assertThat(given.platform.registrations()).hasSize(2).doesNotHaveDuplicates();
    }

    private static CertificateId part(int number) {
        return CertificateId.of(Given.ACCOUNT, "shop", "EC-1", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"appended trace", "append document", "appended document", "append event"})
    void a_profile_that_changes_between_a_crash_and_the_next_try_leaves_document_and_trace_in_step(String step) {
        Certificate row = given.accepted(order("EC-1", TABLE, LAMP));
        given.ledger.steps().crashAt(step);
        Given.dying(() -> given.building.build(row.documentId()));
        given.registry.put(Given.ACCOUNT, "product#" + LAMP, Orders.byValue("60.00"));
        given.building.build(row.documentId());
        Certificate signed = given.row(row.id());
        assertThat(signed.status()).isEqualTo(Status.SIGNED);
        assertThat(document(signed).object("basis").required("determination"))
                .isEqualTo(signed.event().rests().getLast().value());
        List<String> covered = results(signed).stream()
                .filter(line -> line.endsWith(" COVERED"))
                .map(line -> line.replace(" COVERED", ""))
                .toList();
        assertThat(certified(signed)).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_order_of_the_lines_does_not_matter(long seed) {
        var random = new Random(seed);
        leavesOffWhatIsMissing();
        for (int round = 0; round < 20; round++) {
            List<String> skus = new ArrayList<>(IntStream.range(0, 2 + random.nextInt(8))
                    .mapToObj(i -> List.of(TABLE, LAMP, CHAIR).get(random.nextInt(3)))
                    .toList());
            Map<String, Integer> before = counted("EC-%d-%d-a".formatted(seed, round), skus);
            Collections.shuffle(skus, random);
            assertThat(counted("EC-%d-%d-b".formatted(seed, round), skus)).isEqualTo(before);
        }
    }

    private Map<String, Integer> counted(String number, List<String> skus) {
        Certificate row = given.accepted(order(number, skus.toArray(String[]::new)));
        var counted = new TreeMap<String, Integer>();
        counted.merge(given.building.build(row.documentId()).name(), 1, Integer::sum);
        Certificate now = given.row(row.id());
        if (now.status() == Status.SIGNED) {
            results(now).forEach(line -> counted.merge(line, 1, Integer::sum));
        }
        return counted;
    }
}
