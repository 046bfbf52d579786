package org.ecorelay.account.party;

import java.util.regex.Pattern;
import org.ecorelay.account.party.BusinessNumber.Check;

/** Korea: 10 digits: tax office from 101, kind of business 01 to 99, serial number from 0001, check digit. */
final class BusinessRegistrationNumber implements BusinessNumber.Scheme {
    private static final Pattern FORM = Pattern.compile("(?!100)[1-9][0-9]{2}(?!00)[0-9]{2}(?!0000)[0-9]{4}[0-9]");
    private static final int[] WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3};

    @Override
    public String title() {
        return "business registration number (Korea)";
    }

    @Override
    public Check check(String number) {
        if (!FORM.matcher(number).matches()) {
            return BusinessNumber.wrongForm(
                    this, "10 digits: tax office from 101, kind 01 to 99, serial number from 0001");
        }
        int ninth = (number.charAt(8) - '0') * 5;
        int sum = BusinessNumber.weighted(number, WEIGHTS) + ninth + ninth / 10;
        return BusinessNumber.compared(this, number, Character.forDigit((10 - sum % 10) % 10, 10));
    }
}
