package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import java.time.Instant;
import java.util.List;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.origin.rule.DataFile;
import org.ecorelay.origin.rule.DataFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account states beside its bills: exchange rates, and for a destination its appendix or a claim under RCEP 2.6.6. */
class StatedTermsTest {
    private final Given given = new Given();

    private Certificate built(Json.Obj order) {
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private void rate(String day) {
        new DataFiles(given.registry)
                .put(
                        Given.ACCOUNT,
                        DataFile.Kind.RATES,
                        "rates",
                        "1",
                        "from,to,rate,date,source\nCNY,USD,0.14,%s,central bank\n".formatted(day),
                        1,
                        Json.Obj.EMPTY,
                        Instant.EPOCH);
    }

    @ParameterizedTest(name = "CNY {0} at a rate of {1}: {2}")
    @CsvSource({
        "1428.57, 2026-09-01, NOT_REQUIRED",
        "1428.58, 2026-09-01, SIGNED",
        "1428.57, 2026-08-22, NOT_REQUIRED",
        "1428.57, 2026-08-21, SIGNED",
        "1428.57, 2026-09-02, SIGNED"
    })
    void the_waiver_of_200_us_dollars_needs_a_rate_of_the_days_before(String value, String day, Status status) {
        rate(day);
        Json.Obj order = with(Orders.order("EC-1"), "/currency", "'CNY'");
        assertThat(built(with(order, "/lines/0/value", Json.text(value))).status())
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "CNY {0}: {1}")
    @CsvSource({"428.57, SIGNED", "428.58, NOT_QUALIFIED"})
    void a_bill_in_two_currencies_is_compared_exactly(String nonOriginating, Status status) {
        Json.Obj product = with(
                Orders.byValue("60.00"),
                "/materials/1/value",
                "{'amount':'%s','currency':'CNY'}".formatted(nonOriginating));
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", product);
        assertThat(built(Orders.order("EC-1")).status()).isEqualTo(Status.NEEDS_DATA);
        rate("2026-09-01");
        assertThat(built(Orders.order("EC-2")).status()).isEqualTo(status);
    }

    @Test
    void nine_tenths_from_another_party_are_asked_about_and_the_question_names_a_field_that_answers() {
        mostlyKorean(Json.Obj.EMPTY);
        Certificate asked = built(Orders.order("EC-1"));
        assertThat(asked.status()).isEqualTo(Status.NEEDS_DATA);
        State.NeedsData question = (State.NeedsData) asked.state();
        assertThat(question.first().code()).isEqualTo("APPENDIX_UNKNOWN");
        assertThat(question.first().fix()).contains("destinations.VN.appendix", "destinations.VN.countryOfOrigin");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'appendix':{'listing':'NOT_LISTED','source':'schedule of VN, p.3'}}; CN; PE",
                "{'appendix':{'listing':'LISTED','source':'schedule of VN, p.3'}}; KR; PE",
                "{'countryOfOrigin':{'claim':'2.6.6A','party':'KR'}}; KR; PE 2.6.6A",
                "{'countryOfOrigin':{'claim':'2.6.6B','party':'JP'}}; JP; PE 2.6.6B"
            })
    void what_is_stated_for_a_destination_settles_the_country(String stated, String country, String criterion) {
        mostlyKorean(JsonEdit.json("{'VN':%s}".formatted(stated)));
        Json.Obj item = item(built(Orders.order("EC-1")));
        assertThat(((Json.Obj) item.list("tradeLineItems").getFirst())
                        .object("tradeProduct")
                        .object("originCountry")
                        .text("code"))
                .contains(country);
        assertThat(item.object("crossBorderRegulatoryProcedure").text("originCriteriaText"))
                .contains(criterion);
    }

    @Test
    void a_claim_for_a_party_that_contributes_nothing_is_asked_about_at_its_field() {
        mostlyKorean(JsonEdit.json("{'VN':{'countryOfOrigin':{'claim':'2.6.6A','party':'JP'}}}"));
        State.NeedsData question = (State.NeedsData) built(Orders.order("EC-1")).state();
        assertThat(question.first().code()).isEqualTo("COUNTRY_CLAIM_INVALID");
        assertThat(question.first().pointer()).isEqualTo("/products/TABLE-01/destinations/VN/countryOfOrigin/party");
    }

    /** A table of which Korea, and not the exporting Party, contributes most. */
    private void mostlyKorean(Json destinations) {
        Json.Obj product = with(
                Orders.product(),
                "/materials",
                "[{'id':'board','hsCode':'441210','originCountry':'KR','meetsRcep32':true,'value':{'amount':'90.00','currency':'USD'}}]");
        product = with(product, "/fob", "{'amount':'100.00','currency':'USD'}");
        given.registry.put(
                Given.ACCOUNT,
                "product#TABLE-01",
                destinations.equals(Json.Obj.EMPTY) ? product : with(product, "/destinations", destinations));
    }

    private Json.Obj item(Certificate row) {
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        Ledger.Item document =
                given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow();
        List<Json> items = new Jws(document.text())
                .payload()
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("supplyChainConsignment")
                .list("includedConsignmentItems");
        return (Json.Obj) items.getFirst();
    }
}
