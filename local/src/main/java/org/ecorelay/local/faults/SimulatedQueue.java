package org.ecorelay.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.json.Json;

/** A standard queue: at least once, in any order, with a visibility time-out and a dead-letter queue. */
final class SimulatedQueue implements WorkQueue {
    /** As deployed. */
    private static final int MAX_RECEIVES = 8;

    private final String name;
    private final VirtualTime time;
    private final Injector injector;
    private final Duration visibility;
    private final List<Message> messages = new ArrayList<>();
    private Runnable arrival = () -> {};
    private int number;
    private Instant losesUntil = Instant.MIN;

    SimulatedQueue(String name, VirtualTime time, Injector injector, Duration visibility) {
        this.name = name;
        this.time = time;
        this.injector = injector;
        this.visibility = visibility;
    }

    /** One message; {@code body} is what a function reads. */
    static final class Message {
        private final String id;
        private final String body;
        private Instant visible;
        private int receives;

        private Message(String id, String body, Instant visible) {
            this.id = id;
            this.body = body;
            this.visible = visible;
        }

        String id() {
            return id;
        }

        String body() {
            return body;
        }
    }

    /** What happens when there may be something to receive. */
    void onArrival(Runnable action) {
        arrival = action;
    }

    @Override
    public void send(Collection<DocumentId> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<DocumentId> sent = List.copyOf(documents);
        if (injector.next(FaultKind.Place.SEND).contains(FaultKind.SEND_CUT)) {
            injector.fire(FaultKind.SEND_CUT);
            sent = sent.subList(0, sent.size() / 2);
        }
        sent.forEach(document -> add(Json.object()
                .put("certificateId", document.certificate().value())
                .put("version", document.version())
                .build()));
    }

    /** A message that is not ours. */
    void poison() {
        add(Json.object().put("certificateId", "not-an-id").put("version", 1).build());
    }

    private void add(Json.Obj body) {
        if (time.now().isBefore(losesUntil)) {
            injector.fire(FaultKind.QUEUES_LOST);
            return;
        }
        String text = CanonicalJson.text(body);
        messages.add(new Message("%s-%d".formatted(name, ++number), text, time.now()));
        arrival.run();
    }

    /** Every message that waits, or comes until then, is gone. */
    void loseUntil(Instant then) {
        losesUntil = then;
        for (Message message : List.copyOf(messages)) {
            injector.fire(FaultKind.QUEUES_LOST);
            messages.remove(message);
        }
    }

    /** Up to {@code most} messages that are visible now; they come again unless they are deleted in time. */
    List<Message> receive(int most) {
        List<Message> visible = messages.stream()
                .filter(message -> !message.visible.isAfter(time.now()))
                .toList();
        List<Message> received = new ArrayList<>();
        for (Message message : visible) {
            if (message.receives >= MAX_RECEIVES) {
                // To the dead-letter queue, from which nothing comes back by itself.
                messages.remove(message);
            } else if (received.size() < most) {
                message.receives++;
                message.visible = time.now().plus(visibility);
                received.add(message);
            }
        }
        return received;
    }

    /** The messages are delivered a second time, soon. */
    void again(List<Message> delivered, Duration soon) {
        delivered.forEach(message -> message.visible = time.now().plus(soon));
        time.after(soon, arrival);
    }

    void delete(Message message) {
        messages.remove(message);
    }

    /** What was not deleted comes again. */
    void comesAgain(Message message) {
        time.at(message.visible, arrival);
    }

    String name() {
        return name;
    }
}
