package org.ecorelay.notice;

import java.util.ArrayList;
import java.util.List;
import org.ecorelay.account.Exporter;
import org.ecorelay.fixture.Steps;

/**
 * A channel that remembers what it delivered; it can fail. Thread-safe.
 *
 * <p>Steps: {@code send}, {@code sent}.
 */
public final class RecordingChannel implements NoticeChannel {
    private final String name;
    private final List<Notice> delivered = new ArrayList<>();
    private final List<String> addressed = new ArrayList<>();
    private final Steps steps = new Steps();
    private boolean failing;
    private boolean refusing;

    public RecordingChannel(String name) {
        this.name = name;
    }

    public Steps steps() {
        return steps;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery send(Notice notice, Exporter exporter) {
        steps.reach("send");
        Delivery delivery = deliver(notice, exporter);
        steps.reach("sent");
        return delivery;
    }

    private synchronized Delivery deliver(Notice notice, Exporter exporter) {
        if (refusing) {
            return new Delivery.Refused("no such mailbox");
        }
        if (failing) {
            return new Delivery.Failed("the service does not answer");
        }
        if (name.equals(EMAIL) && exporter.alerts().isEmpty()) {
            return new Delivery.NoAddress();
        }
        delivered.add(notice);
        exporter.alerts().forEach(address -> addressed.add(address + " " + notice.type()));
        return new Delivery.Delivered();
    }

    public synchronized List<Notice> delivered() {
        return List.copyOf(delivered);
    }

    /** {@code address type} of every message to every address of the exporter, in the order of their sending. */
    public synchronized List<String> addressed() {
        return List.copyOf(addressed);
    }

    public synchronized void fail() {
        failing = true;
    }

    /** Refuses everything for good. */
    public synchronized void refuse() {
        refusing = true;
    }

    public synchronized void recover() {
        failing = false;
        refusing = false;
    }
}
