package org.ecorelay.aws.mail;

import org.ecorelay.account.Exporter;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;

/** Notices by e-mail. One that may have been taken counts as failed: told twice, under one key, and never forgotten. */
public final class EmailNotices implements NoticeChannel {
    private final Outbox outbox;

    public EmailNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return EMAIL;
    }

    @Override
    public Delivery send(Notice notice, Exporter exporter) {
        if (exporter.alerts().isEmpty()) {
            return new Delivery.NoAddress();
        }
        return switch (outbox.send(Mail.of(notice, exporter))) {
            case Outbox.Sent.Taken _ -> new Delivery.Delivered();
            case Outbox.Sent.Refused(String reason) -> new Delivery.Refused(reason);
            case Outbox.Sent.NotTaken(String reason) -> new Delivery.Failed(reason);
            case Outbox.Sent.Unclear(String reason) -> new Delivery.Failed(reason);
        };
    }
}
