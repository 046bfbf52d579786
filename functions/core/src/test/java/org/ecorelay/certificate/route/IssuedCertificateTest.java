package org.ecorelay.certificate.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedCertificateTest {
    private static final String GOOD = """
            {"number":"R262600000010001","body":"CCPIT","date":"2026-09-03","place":"Shenzhen",
             "orders":[{"store":"shop","orderNumber":"#1001","part":2}],
             "items":[{"sku":"TABLE-01","line":3,"criterion":"CTC ACU","originCountry":"CN","hsCode":"940360"},
                      {"sku":"TABLE-01","criterion":"RVC","originCountry":"VN"}],
             "replaces":"R262600000010000"}
            """;

    @Test
    void it_reads_what_it_writes() throws Exception {
        IssuedCertificate issued = IssuedCertificate.readOwn((Json.Obj) JsonReader.read(GOOD));

        assertThat(IssuedCertificate.readOwn(issued.json())).isEqualTo(issued);
        assertThat(issued.items().getFirst().criterionLines()).containsExactly("CTC", "ACU");
        assertThat(issued.validUntil()).isEqualTo(LocalDate.parse("2027-09-03"));
    }

    @Test
    void an_item_that_names_the_line_goes_before_one_that_names_the_sku_alone() throws Exception {
        IssuedCertificate issued = IssuedCertificate.readOwn((Json.Obj) JsonReader.read(GOOD));

        assertThat(issued.covering("TABLE-01", 3).map(IssuedCertificate.Item::criterion))
                .isEqualTo(Optional.of("CTC ACU"));
        assertThat(issued.covering("TABLE-01", 1).map(IssuedCertificate.Item::criterion))
                .isEqualTo(Optional.of("RVC"));
        assertThat(issued.covering("TABLE-02", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WO", "PE", "CTC", "RVC", "CR", "RVC ACU", "CTC DMI", "CTC ACU DMI", "RVC ACU 2.6.6B"})
    void the_criteria_that_forms_print_are_taken(String criterion) throws Exception {
        assertThat(problems(GOOD.replace("CTC ACU", criterion))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CTH", "ctc", "ACU", "WO ACU", "CTC  ACU", "CTC ACU DMI 2.6.6A", "=CTC", ""})
    void other_words_are_no_criterion(String criterion) throws Exception {
        assertThat(problems(GOOD.replace("CTC ACU", criterion)))
                .extracting(FieldProblem::pointer)
                .containsExactly("/items/0/criterion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r26", "R26 01", "R26#01", "R260000000000000000000000000000000000", "=1+1", "R26\\u0000"})
    void a_number_has_capital_letters_digits_slashes_and_hyphens(String number) throws Exception {
        assertThat(problems(GOOD.replace("R262600000010001", number)))
                .extracting(FieldProblem::pointer)
                .containsExactly("/number");
    }

    @Test
    void every_missing_field_is_named() throws Exception {
        assertThat(problems("{}"))
                .extracting(FieldProblem::code, FieldProblem::pointer)
                .containsExactlyInAnyOrder(
                        tuple(Code.FIELD_MISSING, "/number"),
                        tuple(Code.FIELD_MISSING, "/body"),
                        tuple(Code.FIELD_MISSING, "/date"),
                        tuple(Code.FIELD_MISSING, "/orders"),
                        tuple(Code.FIELD_MISSING, "/items"));
    }

    private static List<FieldProblem> problems(String json) throws Exception {
        var fields = Fields.of(JsonReader.read(json));
        var _ = IssuedCertificate.read(fields);
        return fields.problems();
    }
}
