package org.ecorelay.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RcepPartiesTest {
    @ParameterizedTest
    @CsvSource({
        "CN,VN,2022-01-01",
        "CN,KR,2022-02-01",
        "KR,MY,2022-03-18",
        "ID,AU,2023-01-02",
        "PH,ID,2023-06-02",
        "CN,MM,2022-05-01"
    })
    void it_is_applied_from_the_later_day_of_two_parties_in_both_directions(String one, String other, LocalDate first) {
        assertThat(RcepParties.inForce(one, other, first.minusDays(1))).isFalse();
        assertThat(RcepParties.inForce(one, other, first)).isTrue();
        assertThat(RcepParties.from(other, one)).contains(first);
    }

    @Test
    void between_myanmar_and_who_is_not_known_to_apply_it_nothing_is_assumed() {
        LocalDate late = LocalDate.of(2030, 1, 1);
        assertThat(RcepParties.inForce("MM", "AU", late)).isFalse();
        assertThat(RcepParties.inForce("VN", "MM", late)).isFalse();
        assertThat(RcepParties.inForce("MM", "MM", late)).isFalse();
    }

    @Test
    void a_country_is_no_partner_of_itself_and_a_third_country_of_nobody() {
        LocalDate late = LocalDate.of(2030, 1, 1);
        assertThat(RcepParties.all()).hasSize(15);
        assertThat(RcepParties.inForce("CN", "CN", late)).isFalse();
        assertThat(RcepParties.inForce("CN", "HK", late)).isFalse();
        assertThat(RcepParties.inForce("US", "CN", late)).isFalse();
    }
}
