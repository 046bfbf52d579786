package org.ecorelay.account.party;

import java.util.regex.Pattern;
import org.ecorelay.account.party.BusinessNumber.Check;

/** Viet Nam: 10 digits with a check digit, of a branch with three more. */
final class VietnameseTaxCode implements BusinessNumber.Scheme {
    private static final Pattern FORM = Pattern.compile("[0-9]{10}(?:(?!000)[0-9]{3})?");
    private static final int LENGTH = 10;
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    @Override
    public String title() {
        return "tax code (Viet Nam)";
    }

    @Override
    public Check check(String number) {
        if (!FORM.matcher(number).matches()) {
            return BusinessNumber.wrongForm(this, "10 digits, of a branch 13");
        }
        int check = 10 - BusinessNumber.weighted(number, WEIGHTS) % 11;
        // No number has these first nine digits.
        return check < 0 || check > 9
                ? new Check.Invalid("its first nine digits have no check digit")
                : BusinessNumber.compared(this, number.substring(0, LENGTH), Character.forDigit(check, 10));
    }
}
