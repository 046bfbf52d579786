package org.ecorelay.order;

import org.ecorelay.code.CodeList;
import org.ecorelay.json.Fields;

/**
 * The firm that invoices the goods in place of the exporter (RCEP 3.20; boxes 14 and 17).
 *
 * @param country ISO 3166-1 alpha-2 code; it need not be a Party
 */
public record ThirdPartyInvoice(String name, String country) {
    static ThirdPartyInvoice read(Fields fields) {
        var issuer =
                new ThirdPartyInvoice(fields.text("name", 200, Fields.LINE), fields.code("country", CodeList.COUNTRY));
        fields.nothingElse();
        return issuer;
    }

    @Override
    public String toString() {
        return "ThirdPartyInvoice[" + country + "]";
    }
}
