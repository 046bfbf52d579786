package org.ecorelay.local.endpoint;

import java.util.LinkedHashMap;
import org.ecorelay.notice.Notice;

/** A notice to send. */
final class Notices {
    private Notices() {}

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
