package org.ecorelay.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Mutations;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** The published schema of a shipment is the oracle of the hand-written rules. */
class ShipmentSchemaTest {
    private static final int GENERATED = 3_000;
    private static final Json.Obj FULL = (Json.Obj) JsonEdit.json("""
            {'invoice':{'number':'INV-1','date':'2026-09-02'},
             'transport':{'mode':'SEA','departureDate':'2026-09-03','vessel':'MV Hope 12E','portOfDischarge':'Da Nang'},
             'lines':[{'sku':'TABLE-01','line':1,'quantity':'1.5'},{'sku':'CHAIR-01','quantity':'2'}],
             'updatedAt':'2026-09-02T08:00:00Z'}
            """);

    private static SortedSet<String> refused(Json shipment) {
        return switch (Shipment.read(1, shipment)) {
            case Shipment.Reading.Valid _ -> new TreeSet<>();
            case Shipment.Reading.Invalid(var problems) -> PublishedSchema.pointers(problems);
        };
    }

    @Test
    void both_refuse_the_same_places_of_generated_shipments() throws Exception {
        PublishedSchema schema = PublishedSchema.named("shipment");
        assertThat(schema.refused(FULL)).isEmpty();
        assertThat(schema.refused(Json.Obj.EMPTY)).isEmpty();
        var mutations = new Mutations(new Random(20260902));
        int valid = 0;
        for (int i = 0; i < GENERATED; i++) {
            Json.Obj shipment = mutations.of(FULL);
            SortedSet<String> expected = schema.refused(shipment);
            assertThat(refused(shipment)).as(shipment.toString()).isEqualTo(expected);
            valid += expected.isEmpty() ? 1 : 0;
        }
        assertThat(valid).isBetween(GENERATED / 20, GENERATED * 9 / 10);
    }
}
