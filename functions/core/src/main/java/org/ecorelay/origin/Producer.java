package org.ecorelay.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.json.Fields;

/**
 * Who makes a product (box 3), with the makers behind it.
 *
 * @param confidential whether the form says CONFIDENTIAL in place of it and of all behind it; the issuing body may still ask
 * @param manufacturers who makes the good or its parts for it, at most {@value #MOST} and two levels deep
 */
public record Producer(TradeParty party, boolean confidential, List<Producer> manufacturers) {
    /** Most manufacturers directly behind one. */
    static final int MOST = 20;

    private static final int LEVELS = 2;

    public Producer {
        manufacturers = List.copyOf(manufacturers);
    }

    /**
     * The parties that a document names, by their pointers: nobody who stays secret, and nobody behind one.
     *
     * @param deep whether it names who is behind the producer
     */
    public Map<String, TradeParty> named(String pointer, boolean deep) {
        var named = new LinkedHashMap<String, TradeParty>();
        if (!confidential) {
            named.put(pointer, party);
            for (int i = 0; deep && i < manufacturers.size(); i++) {
                named.putAll(manufacturers.get(i).named(pointer + "/manufacturers/" + i, deep));
            }
        }
        return named;
    }

    /** Reads a party with {@code confidential} and {@code manufacturers}. */
    public static Producer read(Fields fields) {
        return read(fields, LEVELS);
    }

    private static Producer read(Fields fields, int levels) {
        var party = TradeParty.readFirm(fields);
        boolean confidential = fields.optionalBool("confidential").orElse(false);
        List<Producer> behind =
                levels == 0 ? List.of() : fields.optionalObjects("manufacturers", MOST, each -> read(each, levels - 1));
        fields.nothingElse();
        return new Producer(party, confidential, behind);
    }
}
