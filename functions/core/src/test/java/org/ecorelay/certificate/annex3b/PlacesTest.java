package org.ecorelay.certificate.annex3b;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.order.ThirdPartyInvoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final String CONSIGNMENT = "/certificateOfOrigin/supplyChainConsignment";
    private static final String ITEM = CONSIGNMENT + "/includedConsignmentItems/0";

    private final Documents given = new Documents();

    @ParameterizedTest(name = "{0}: box {1}, {2}")
    @CsvSource({
        "/exporter/name, 1, /exporters/maker/party/name, ",
        "/exporter/id, 1, /exporters/maker/party/businessNumber, ",
        "/includedConsignmentItems/0/manufacturer/id, 3, /products/A~1B/producer/businessNumber, A/B",
        "/importer/address, 2, /consignee/address, ",
        "/importCountry/code, 15, /destination, ",
        "/unloadingBaseportLocation/name, 4, /transport/portOfDischarge, ",
        "/mainCarriageTransportMovement/usedTransportMeans/name, 4, /transport/vessel, ",
        "/mainCarriageTransportMovement/departureEvent, 4, /transport/departureDate, ",
        "/includedConsignmentItems/0/manufacturer/name, 3, /products/A~1B/producer/name, A/B",
        "/includedConsignmentItems/0/manufacturer/manufacturers, 3, /products/A~1B/producer/manufacturers, A/B",
        "/includedConsignmentItems/0/marks, 7, /lines/0/marks, ",
        "/includedConsignmentItems/0/tradeLineItems/0/grossWeightKg, 12, /lines/0/grossWeightKg, ",
        "/includedConsignmentItems/0/tradeLineItems/0/invoiceReference/id, 13, /invoice/number, ",
        "/includedConsignmentItems/0/tradeLineItems/0/tradeProduct/description, 8, /products/A~1B/description, A/B"
    })
    void a_field_of_the_document_has_a_box_and_a_place_of_the_exporter_s(
            String field, int box, String pointer, String sku) {
        given.items = List.of(Documents.item("A/B", Optional.empty()));
        assertThat(Places.box(CONSIGNMENT + field)).contains(box);
        assertThat(Places.own(CONSIGNMENT + field, given.document()))
                .isEqualTo(new Places.Own(pointer, Optional.ofNullable(sku)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "/",
                "/certificateOfOrigin",
                "/certificateOfOrigin/surprise",
                "/certificateOfOrigin/supplyChainConsignment/exporterX",
                "/certificateOfOrigin/supplyChainConsignment/includedConsignmentItems/x/marks",
                "/certificateOfOrigin/supplyChainConsignment/includedConsignmentItems/99999999999/marks",
                "/certificateOfOrigin/supplyChainConsignment/includedConsignmentItems/7/marks"
            })
    void what_is_no_field_of_this_document_stays_what_it_is(String field) {
        assertThat(Places.own(field, given.document())).isEqualTo(new Places.Own(field, Optional.empty()));
    }

    /** Whatever the tree can say of boxes 1 to 17 has its box. */
    @Test
    void every_field_below_the_head_of_a_document_has_a_box() {
        given.transport = Documents.sea("2026-09-03", "MV Hope", "Da Nang");
        given.thirdParty = Optional.of(new ThirdPartyInvoice("Harbour Trading Ltd", "HK"));
        given.backToBack = Optional.of(Documents.original("2026-03-01", "2027-02-28", "KR"));
        for (ProofOfOrigin proof : List.of(given.proof, Documents.ISSUED)) {
            given.proof = proof;
            var fields = new ArrayList<String>();
            leaves(OriginTree.of(given.document(), ManufacturerNesting.PRODUCER), "/certificateOfOrigin", fields);
            assertThat(fields)
                    .filteredOn(field -> Places.box(field).isEmpty())
                    .containsExactlyInAnyOrder(
                            "/certificateOfOrigin/id",
                            "/certificateOfOrigin/issueDateTime",
                            "/certificateOfOrigin/name",
                            "/certificateOfOrigin/isPreferential",
                            "/certificateOfOrigin/freeTradeAgreement",
                            CONSIGNMENT + "/id",
                            ITEM + "/id",
                            ITEM + "/tradeLineItems/0/sequenceNumber",
                            ITEM + "/tradeLineItems/0/tradeProduct/id");
        }
    }

    private static void leaves(Json at, String path, List<String> fields) {
        switch (at) {
            case Json.Obj(Map<String, Json> members) ->
                members.forEach((name, value) -> leaves(value, path + "/" + name, fields));
            case Json.Arr(List<Json> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    leaves(items.get(i), path + "/" + i, fields);
                }
            }
            case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> fields.add(path);
        }
    }
}
