package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.fixture.DeepProducts;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.bill.AssembleBill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As many levels as are stated are read, computed, kept and read again; one more is named as such. */
class DeepBillsTest {
    private static Json sent(int levels) throws MalformedJson {
        return JsonReader.read(CanonicalJson.bytes(DeepProducts.levels(levels)));
    }

    /** What is on the deepest level decides about every level above it. */
    @Test
    void the_deepest_bill_is_determined_from_the_inside_and_its_trace_is_read_back() throws Exception {
        var given = new Given();
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", (Json.Obj) sent(AssembleBill.MAX_DEPTH));
        Certificate row = given.signed("EC-1");
        assertThat(row.state()).isEqualTo(new State.Signed());
        Ledger.Item trace = given.ledger.list(row.id(), "trace").getFirst();
        assertThat(CanonicalJson.text(JsonReader.readOwn(trace.body())))
                .contains("/LEVEL-18/LEVEL-19\",\"qualifies\":true")
                .doesNotContain("\"qualifies\":false");
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", DeepProducts.levels(AssembleBill.MAX_DEPTH, "DE"));
        assertThat(given.signed("EC-2").state()).isInstanceOf(State.NeedsData.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 25, 30})
    void a_bill_of_more_levels_is_refused_with_the_place_where_it_is_too_deep(int levels) throws Exception {
        assertThat(ProductProfile.read(sent(levels)))
                .isInstanceOfSatisfying(ProductProfile.Reading.Invalid.class, no -> {
                    FieldProblem problem = no.problems().getFirst();
                    assertThat(problem.code()).isEqualTo(FieldProblem.Code.LIST_LENGTH);
                    assertThat(problem.message()).contains("at most 20 levels");
                    assertThat(problem.pointer()).startsWith("/materials/0").endsWith("/materials");
                });
    }
}
