package org.ecorelay.local.faults;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What happened, in order: a line for each effect. The lines are kept only when asked for; their hash always is. */
final class Trace {
    private final boolean keep;
    private final List<String> lines = new ArrayList<>();
    private final MessageDigest digest;

    Trace(boolean keep) {
        this.keep = keep;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        if (keep) {
            lines.add(line);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Hash of all lines; ends the trace. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
