package org.ecorelay.infra;

import java.util.Map;
import java.util.TreeMap;

/** What the functions stand on; each takes from it what it needs and is granted no more. */
record Foundation(
        String stage,
        FunctionCode code,
        Tables tables,
        WorkQueue orders,
        WorkQueue submissions,
        SigningKeys signingKeys,
        PlatformAccess platform,
        Notices notices,
        ServiceSecret serviceSecret) {

    /** The variables of every function, and {@code own} of this one. */
    Map<String, String> environment(Map<String, String> own) {
        var all = new TreeMap<>(own);
        all.put("STAGE", stage);
        all.put("CERTIFICATES_TABLE", tables.certificates().getTableName());
        all.put("LEDGER_TABLE", tables.ledger().getTableName());
        all.put("REGISTRY_TABLE", tables.registry().getTableName());
        all.put("WORK_TABLE", tables.work().getTableName());
        return all;
    }
}
