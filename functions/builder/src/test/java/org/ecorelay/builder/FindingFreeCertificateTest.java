package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.annex3b.FormBoxes;
import org.ecorelay.certificate.decide.RequiredFields;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;

/** What nobody has a question about is a document that the published schema, the profile and the form take. */
class FindingFreeCertificateTest {
    private static final List<String> DESTINATIONS = List.of("CN", "JP", "KR", "VN", "MY", "TH");
    private static final int SALES = 300;

    private static final List<String> NAMES =
            List.of("'Nguyễn'", "'A'", "'竹'", "'ＡＣＭＥ'", "'Ace – № 5'", "'Стол'", "'x\\u200by'");

    private final PublishedSchema schema;

    FindingFreeCertificateTest() throws Exception {
        this.schema = PublishedSchema.named("certificate-1");
    }

    private static JsonProfiles nesting(String depth) {
        Json.Obj override = JsonReader.readOwn("{\"manufacturerNesting\":\"%s\"}".formatted(depth));
        return new JsonProfiles(_ -> Optional.of(override));
    }

    private static Sale varied(String destination, int number, Random random) {
        Sale sale = Sale.to(destination).ordering("/orderNumber", "'EC-%d'".formatted(number));
        for (int n = random.nextInt(3); n > 0; n--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            sale = switch (random.nextInt(9)) {
                case 0 -> sale.ordering("/consignee/name", name);
                case 1 -> sale.ordering("/lines/0/marks", name);
                case 2 -> sale.ordering("/transport", "{'mode':'SEA','vessel':%s}".formatted(name));
                case 3 -> sale.ordering("/thirdPartyInvoice", "{'name':%s,'country':'HK'}".formatted(name));
                case 4 -> sale.exporting("/party/address", name);
                case 5 -> sale.knowing("TABLE-01", JsonEdit.with(sale.product(), "/description", name));
                case 6 -> sale.ordering("/consignee/country", random.nextBoolean() ? "'VN'" : "'DE'");
                case 7 -> sale.ordering("/lines/0/quantity", "'0.000001'");
                default -> sale.ordering("/lines/0/grossWeightKg", "'999999999999999.999999'");
            };
        }
        return sale;
    }

    @Test
    void it_obeys_schema_and_profile_and_its_boxes_are_english() {
        var random = new Random(20260901);
        int signed = 0;
        for (int i = 0; i < SALES; i++) {
            String destination = DESTINATIONS.get(i % DESTINATIONS.size());
            var building = new Building(
                    nesting(List.of("NONE", "PRODUCER", "MATERIALS").get(random.nextInt(3))));
            Sale sale = varied(destination, i, random);
            Certificate row = building.built(sale);
            Optional<Json.Obj> document = building.signed(row);
            assertThat(row.status() == Status.NEEDS_DATA).isEqualTo(document.isEmpty());
            document.ifPresent(credential -> holds(credential, building.profiles, row));
            signed += document.isPresent() ? 1 : 0;
        }
        assertThat(signed).isBetween(SALES / 5, SALES * 9 / 10);
    }

    private void holds(Json.Obj credential, JsonProfiles profiles, Certificate row) {
        Json.Obj subject = credential.object("credentialSubject");
        assertThat(schema.refused(subject)).as(subject.toString()).isEmpty();
        Profile profile = profiles.choose(
                row.subject().destination(), Profile.day(row.subject().createdAt()));
        assertThat(RequiredFields.missing(subject, profile.requiredFields())).isEmpty();
        Json.Obj boxes = FormBoxes.of(subject.object("certificateOfOrigin"));
        assertThat(boxes.toString()).doesNotContainPattern("[\\p{IsHan}\\p{IsCyrillic}\\uFF00-\\uFFEF\\u200B]");
        int items = boxes.list("6").size();
        for (int box = 6; box <= 13; box++) {
            assertThat(boxes.list(Integer.toString(box))).hasSize(items);
        }
    }

    /** Negative control: the same schema and profile see a document that lacks something. */
    @Test
    void a_document_that_lacks_something_is_seen() {
        var building = new Building(nesting("NONE"));
        Certificate row = building.built(Sale.to("VN"));
        Json.Obj subject = building.signed(row).orElseThrow().object("credentialSubject");
        String importer = "/certificateOfOrigin/supplyChainConsignment/importer/name";
        Json.Obj without = JsonEdit.without(subject, importer);
        Profile profile =
                building.profiles.choose("VN", Profile.day(row.subject().createdAt()));
        assertThat(schema.refused(without)).containsExactly(importer);
        assertThat(RequiredFields.missing(without, profile.requiredFields())).containsExactly(importer);
        assertThat(schema.refused(Json.object()
                        .put("certificateOfOrigin", new Json.Obj(Map.of()))
                        .build()))
                .isNotEmpty();
    }
}
