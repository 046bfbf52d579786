package org.ecorelay.account.party;

import java.util.regex.Pattern;
import org.ecorelay.account.party.BusinessNumber.Check;

/** Malaysia: the registration number of SSM (12 digits) or a tax number; no check digit is published. */
final class MalaysianNumber implements BusinessNumber.Scheme {
    private static final Pattern REGISTRATION = Pattern.compile("(?:19|20)[0-9]{2}0[1-6][0-9]{6}");
    private static final Pattern TAX = Pattern.compile("[A-Z]{1,2}[0-9]{9,11}");

    @Override
    public String title() {
        return "registration or tax number (Malaysia)";
    }

    @Override
    public Check check(String number) {
        return REGISTRATION.matcher(number).matches() || TAX.matcher(number).matches()
                ? new Check.FormOnly(title())
                : BusinessNumber.wrongForm(
                        this,
                        "12 digits (year, kind 01 to 06, serial number), or one or two letters and 9 to 11 digits");
    }
}
