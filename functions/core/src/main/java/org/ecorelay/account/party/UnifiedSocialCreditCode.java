package org.ecorelay.account.party;

import java.util.regex.Pattern;
import org.ecorelay.account.party.BusinessNumber.Check;

/**
 * China: 18 characters (GB 32100-2015): registering authority 2, region 6, organisation code 9 with a check character of its own (GB
 * 11714), check character. The alphabet leaves out I, O, S, V and Z.
 */
final class UnifiedSocialCreditCode implements BusinessNumber.Scheme {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION = {3, 7, 9, 10, 5, 8, 4, 2};

    @Override
    public String title() {
        return "unified social credit code (China)";
    }

    @Override
    public Check check(String number) {
        if (!FORM.matcher(number).matches()) {
            return BusinessNumber.wrongForm(
                    this, "18 characters: 8 digits, then digits and capitals without I, O, S, V, Z");
        }
        String organisation = number.substring(8, 17);
        if (organisation.charAt(8) != organisationCheck(organisation)) {
            return new Check.Invalid("the check character of its organisation code (the 17th) does not fit");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(number.charAt(i));
        }
        return BusinessNumber.compared(this, number, ALPHABET.charAt((31 - sum % 31) % 31));
    }

    private static char organisationCheck(String organisation) {
        int check = 11 - BusinessNumber.weighted(organisation, ORGANISATION) % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> Character.forDigit(check, 10);
        };
    }
}
