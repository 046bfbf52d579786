package org.ecorelay.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class IssuedOriginTest {
    private static final Json.Obj OURS = Json.object().put("result", "ours").build();
    private static final IssuedOrigin ISSUED = new IssuedOrigin(List.of("CTC", "ACU"), "CN", "R26000000001", "CCPIT");

    private static Determination.Originating originating(String country, String... lines) {
        var basis = new OriginBasis(OriginBasis.Kind.STATED, "CTH", "somewhere");
        return new Determination.Originating(List.of(lines), country, basis, OURS);
    }

    private static List<String> warnings(Determination ours) {
        return ISSUED.beside(ours, "/lines/0", List.of()).trace().list("warnings").stream()
                .map(warning -> ((Json.Obj) warning).required("code"))
                .toList();
    }

    @Test
    void what_the_issuing_body_says_stands_whatever_we_determine() {
        List<Determination> all = List.of(
                originating("CN", "CTC", "ACU"),
                originating("VN", "RVC"),
                new Determination.NotOriginating("RVC is 12 %.", "Replace it.", OURS),
                new Determination.NeedsData(List.of(Finding.of("BILL_MISSING", "/x")), OURS));
        assertThat(all).allSatisfy(ours -> {
            Determination.Originating stands = ISSUED.beside(ours, "/lines/0", List.of());
            assertThat(stands.criterionLines()).containsExactly("CTC", "ACU");
            assertThat(stands.country()).isEqualTo("CN");
            assertThat(stands.basis()).isEqualTo(new OriginBasis(OriginBasis.Kind.ISSUED, "R26000000001", "CCPIT"));
            assertThat(stands.trace().object("determination")).isEqualTo(OURS);
            assertThat(stands.margin()).isEmpty();
        });
    }

    @Test
    void agreeing_warns_of_nothing_and_every_doubt_has_a_warning_of_its_own() {
        assertThat(warnings(originating("CN", "CTC", "ACU"))).isEmpty();
        assertThat(warnings(originating("VN", "CTC", "ACU"))).containsExactly("ISSUED_ORIGIN_DIFFERS");
        assertThat(warnings(originating("CN", "CTC"))).containsExactly("ISSUED_ORIGIN_DIFFERS");
        assertThat(warnings(new Determination.NotOriginating("RVC is 12 %.", "Replace it.", OURS)))
                .containsExactly("ISSUED_ORIGIN_DOUBTED");
        assertThat(warnings(new Determination.NeedsData(List.of(), OURS))).containsExactly("ISSUED_ORIGIN_UNCONFIRMED");
    }

    @Test
    void box_10_is_never_empty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedOrigin(List.of(), "CN", "R1", "CCPIT"));
    }
}
