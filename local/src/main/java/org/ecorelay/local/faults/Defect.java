package org.ecorelay.local.faults;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.notice.NoticeChannel;

/** Where somebody may have got the functions wrong. Tests plant defects there, to see that they are found. */
interface Defect {
    /** Nothing is wrong. */
    Defect NONE = new Defect() {};

    /** Where a defect sits: one instance with its tables. */
    record Site(Certificates table, Ledger ledger, Instance instance, VirtualTime time, Consumer<String> log) {}

    default Certificates certificates(Site site) {
        return site.table();
    }

    default NoticeChannel channel(NoticeChannel channel, VirtualTime time) {
        return channel;
    }

    default LongSupplier monotonicNanos(Instance instance) {
        return instance::monotonicNanos;
    }
}
