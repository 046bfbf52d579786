package org.ecorelay.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.CompressedTime;
import org.ecorelay.local.run.LocalRelay;

/** What {@code eco start} prints: addresses, a key, and lines that can be pasted. */
final class Welcome {
    private Welcome() {}

    static String text(LocalRelay relay) throws IOException, InterruptedException {
        String api = relay.api().toString();
        return """
                eCO Relay is running on this machine. Ctrl-C ends it.

                  storefront API     %1$s/v1/orders
                  AWS endpoint       %2$s   (DynamoDB, SQS, KMS, Secrets Manager, SNS, SES)
                  platform simulator %3$s
                  test key           %4$s

                Send a product, an order, and ask for its state:

                  KEY=%4$s
                  curl -s -X PUT %1$s/v1/products/TABLE-01 -H "X-Api-Key: $KEY" -H 'Content-Type: application/json' \\
                    -d '{"description":"Bamboo dining table","hsCode":"940382","party":"CN","substantial":true,"statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, p.212"},"materials":[{"id":"bamboo board","hsCode":"441210","originCountry":"CN","meetsRcep32":true},{"id":"steel legs","hsCode":"730890","originCountry":"DE"}],"producer":{"name":"Anji Bamboo Works","address":"5 Tianhuangping Road, Anji","country":"CN"}}'
                  curl -s %1$s/v1/orders -H "X-Api-Key: $KEY" -H 'Content-Type: application/json' \\
                    -d '{"orderNumber":"EC-1","store":"shop","placedAt":"2026-09-01T08:00:00Z","destination":"VN","currency":"USD","consignee":{"name":"Nguyen Van An","address":"1 Le Loi, Ho Chi Minh City","country":"VN"},"lines":[{"sku":"TABLE-01","quantity":"2","unit":"PCS","value":"480.00"}]}'
                  curl -s '%1$s/v1/certificates?orderNumber=EC-1' -H "X-Api-Key: $KEY"

                The page that anybody sees who follows the QR code of its document, as soon as it is signed:

                  ID=$(curl -s '%1$s/v1/certificates?orderNumber=EC-1' -H "X-Api-Key: $KEY" | sed 's/.*"certificateId":"\\([a-z2-7]*\\)".*/\\1/')
                  curl -s %1$s/v1/certificates/$ID -H "X-Api-Key: $KEY" | grep -o 'http[^"]*/verify/[^"]*'

                %5$s

                %6$s
                """.formatted(
                        api,
                        relay.aws().endpoint(),
                        relay.platform().controlUrl(),
                        relay.apiKey(),
                        CompressedTime.sentence(),
                        alerts(relay));
    }

    /** A line for each link that nobody has seen: nothing leaves this machine, so that nobody gets the mail. */
    static List<String> newLinks(LocalRelay relay, Set<AlertLink> shown) {
        return AlertLink.soFar(relay).stream()
                .filter(shown::add)
                .map(link -> "%s confirms its alerts here: %s".formatted(link.to(), link.address()))
                .toList();
    }

    /** The mails are not shown elsewhere: nothing leaves this machine. */
    private static String alerts(LocalRelay relay) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        lines.add("Alerts go to an address only after it has confirmed, by the link of a mail:");
        lines.add("");
        for (AlertLink link : AlertLink.await(relay)) {
            String state = link.isConfirmed() ? "confirmed" : "not asked any more";
            lines.add("  %s  %s".formatted(link.to(), link.isOpen() ? link.address() : state));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
