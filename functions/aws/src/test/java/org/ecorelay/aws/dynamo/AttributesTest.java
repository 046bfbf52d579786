package org.ecorelay.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certs;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributesTest {
    @Test
    void text_and_numbers_come_back_as_they_were() {
        Json.Obj flat = Json.object()
                .put("text", "é😀 \"")
                .put("empty", "")
                .put("digits", "12")
                .put("number", 12)
                .put("large", Long.MAX_VALUE)
                .put("exact", new Json.Num(new BigDecimal("0.10")))
                .build();
        assertThat(Attributes.flat(Attributes.of(flat)).members()).containsExactlyInAnyOrderEntriesOf(flat.members());
    }

    @Test
    void a_number_has_no_exponent_in_the_table() {
        Json.Obj flat =
                Json.object().put("n", new Json.Num(new BigDecimal("1E+3"))).build();
        assertThat(Attributes.of(flat)).containsEntry("n", AttributeValue.fromN("1000"));
    }

    @Test
    void a_row_comes_back_as_it_was() {
        Json.Obj row = CertificateRow.write(Certs.received("EC-1"));
        assertThat(CertificateRow.read(Attributes.flat(Attributes.of(row)))).isEqualTo(Certs.received("EC-1"));
    }

    private static Stream<Json> notFlat() {
        return Stream.of(Json.Obj.EMPTY, Json.array(Stream.of()), Json.bool(true), new Json.Null());
    }

    @ParameterizedTest
    @MethodSource("notFlat")
    void whatever_is_not_flat_is_refused_by_name(Json value) {
        Json.Obj object = Json.object().put("odd", value).build();
        assertThatThrownBy(() -> Attributes.of(object))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odd");
    }

    @Test
    void an_item_without_an_attribute_that_all_have_is_an_error_that_names_it() {
        assertThatThrownBy(() -> Attributes.requiredText(Map.of("a", Attributes.text("x")), "body"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("body");
    }
}
