package org.ecorelay.notice;

import java.util.ArrayList;
import java.util.List;

/** Confirmation mails that are remembered; the service can refuse them. Thread-safe. */
public final class RecordingConfirmationMails implements ConfirmationMails {
    private final List<Invitation> sent = new ArrayList<>();
    private boolean refusing;

    @Override
    public synchronized boolean send(Invitation invitation) {
        if (!refusing) {
            sent.add(invitation);
        }
        return !refusing;
    }

    public synchronized List<Invitation> sent() {
        return List.copyOf(sent);
    }

    public synchronized void refuse() {
        refusing = true;
    }

    public synchronized void recover() {
        refusing = false;
    }
}
