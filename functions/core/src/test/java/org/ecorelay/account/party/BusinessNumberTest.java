package org.ecorelay.account.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecorelay.account.party.BusinessNumber.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessNumberTest {
    @ParameterizedTest
    @CsvSource({
        "CN,91110000600037341L",
        "CN,91350100M000100Y43",
        "CN,9135 0100-M000100Y43",
        "CN,91350100m000100y43",
        "JP,5835678256246",
        "JP,5-8356-7825-6246",
        "KR,1168200276",
        "KR,134-86-72683",
        "VN,0100233488",
        "VN,0100233488-001",
        "TH,0105536112014"
    })
    void real_numbers_are_valid(String country, String number) {
        assertThat(BusinessNumber.check(country, number)).isInstanceOf(Check.Valid.class);
    }

    /** Every digit is protected: no other digit at its place is valid. */
    @ParameterizedTest
    @CsvSource({"CN,91110000600037341L", "CN,91350100M000100Y43", "JP,5835678256246", "KR,1168200276", "VN,0100233488"})
    void one_wrong_digit_is_noticed(String country, String number) {
        for (int i = 0; i < number.length(); i++) {
            for (char other = '0'; other <= '9'; other++) {
                String wrong = number.substring(0, i) + other + number.substring(i + 1);
                if (number.charAt(i) != other && !sameRemainder(country, number.charAt(i), other)) {
                    assertThat(BusinessNumber.check(country, wrong)).as(wrong).isInstanceOf(Check.Invalid.class);
                }
            }
        }
    }

    /** Modulo 9 a nine is a zero. */
    private static boolean sameRemainder(String country, char digit, char other) {
        return country.equals("JP") && Math.abs(digit - other) == 9;
    }

    @ParameterizedTest
    @CsvSource({
        "CN,9111000060003734",
        "CN,91110000600037341I",
        "CN,A1110000600037341L",
        "CN,''",
        "JP,0835678256246",
        "JP,583567825624",
        "KR,1008200276",
        "KR,1160000276",
        "KR,1168200006",
        "VN,010023348",
        "VN,0100233488-000",
        "TH,1105536112014",
        "TH,0105536112015",
        "MY,19990701234",
        "MY,200107123456",
        "MY,12"
    })
    void what_has_another_form_is_none(String country, String number) {
        assertThat(BusinessNumber.check(country, number)).isInstanceOf(Check.Invalid.class);
    }

    @Test
    void the_reason_says_what_is_allowed_and_does_not_repeat_the_number() {
        assertThat(BusinessNumber.check("TH", "1105536112014"))
                .isEqualTo(new Check.Invalid(
                        "a taxpayer identification number of a company (Thailand) has 13 digits, the first one 0"));
        assertThat(BusinessNumber.check("CN", "91110000600037351L"))
                .isEqualTo(new Check.Invalid("the check character of its organisation code (the 17th) does not fit"));
    }

    @Test
    void malaysian_numbers_are_checked_by_their_form_alone() {
        assertThat(BusinessNumber.check("MY", "200101000123")).isInstanceOf(Check.FormOnly.class);
        assertThat(BusinessNumber.check("MY", "C 1234567890")).isInstanceOf(Check.FormOnly.class);
    }

    @Test
    void hostile_text_is_no_number() {
        assertThat(BusinessNumber.check("CN", "9".repeat(1_000_000))).isInstanceOf(Check.Invalid.class);
        assertThat(BusinessNumber.check("KR", "１１６８２００２７６")).isInstanceOf(Check.Invalid.class);
        assertThat(BusinessNumber.check("JP", "5835678256246\n")).isInstanceOf(Check.Invalid.class);
        assertThat(BusinessNumber.check("VN", "\u0000")).isInstanceOf(Check.Invalid.class);
    }

    @Test
    void other_countries_are_not_judged() {
        assertThat(BusinessNumber.check("AU", "51824753556")).isInstanceOf(Check.UnknownCountry.class);
        assertThat(BusinessNumber.countries()).hasSize(6).containsEntry("JP", "corporate number (Japan)");
        assertThat(Map.copyOf(BusinessNumber.countries())).doesNotContainKey("AU");
    }
}
