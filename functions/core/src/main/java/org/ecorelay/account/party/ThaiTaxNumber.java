package org.ecorelay.account.party;

import java.util.regex.Pattern;
import org.ecorelay.account.party.BusinessNumber.Check;

/** Thailand: 13 digits; that of a company begins with 0. */
final class ThaiTaxNumber implements BusinessNumber.Scheme {
    private static final Pattern FORM = Pattern.compile("0[0-9]{12}");
    private static final int[] WEIGHTS = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};

    @Override
    public String title() {
        return "taxpayer identification number of a company (Thailand)";
    }

    @Override
    public Check check(String number) {
        if (!FORM.matcher(number).matches()) {
            return BusinessNumber.wrongForm(this, "13 digits, the first one 0");
        }
        int check = (11 - BusinessNumber.weighted(number, WEIGHTS) % 11) % 10;
        return BusinessNumber.compared(this, number, Character.forDigit(check, 10));
    }
}
