package org.ecorelay.account.party;

import java.util.regex.Pattern;
import org.ecorelay.account.party.BusinessNumber.Check;

/** Japan: 13 digits, the first of which checks the others. */
final class CorporateNumber implements BusinessNumber.Scheme {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{12}");

    @Override
    public String title() {
        return "corporate number (Japan)";
    }

    @Override
    public Check check(String number) {
        if (!FORM.matcher(number).matches()) {
            return BusinessNumber.wrongForm(this, "13 digits, the first one not 0");
        }
        int sum = 0;
        for (int fromRight = 0; fromRight < 12; fromRight++) {
            int digit = number.charAt(12 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? digit : 2 * digit;
        }
        return number.charAt(0) - '0' == 9 - sum % 9
                ? new Check.Valid(title())
                : new Check.Invalid("its check digit (the first) does not fit the other digits");
    }
}
