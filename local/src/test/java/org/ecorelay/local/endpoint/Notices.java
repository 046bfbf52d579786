package org.ecorelay.local.endpoint;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.notice.Notice;

/** A notice to send. */
final class Notices {
    private Notices() {}

    static Exporter exporter(String... alerts) {
        return new Exporter(
                "maker",
                new TradeParty("Acme Bamboo", "3 Road, Anji", "CN"),
                Optional.of(new Approval("CN-AE-0001", LocalDate.MAX)),
                List.of(alerts));
    }

    static Notice about(String account, String subject) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1 <b>");
        facts.put("原因", "缺少供应商名称 🎋");
        return new Notice(
                "endpoint-1",
                "certificate.approved.v1",
                account,
                "maker",
                "VN",
                subject,
                "It is pre-verified.",
                facts,
                true);
    }
}
