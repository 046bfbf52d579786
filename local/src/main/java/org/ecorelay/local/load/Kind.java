package org.ecorelay.local.load;

import java.util.Arrays;
import java.util.List;

/** What happens to one order on its way: nothing, a scripted fault at the platform, or a change of the storefront's mind. */
enum Kind {
    PLAIN("plain", "", "APPROVED"),
    TOO_MANY_REQUESTS("429", faults("429"), "APPROVED"),
    MAINTENANCE("503", faults("503"), "APPROVED"),
    FAILED("500", faults("500"), "APPROVED"),
    ANSWER_LOST("answer-lost", faults("answer-lost"), "APPROVED"),
    MALFORMED("malformed", faults("malformed"), "APPROVED"),
    ANSWER_TOO_LATE("timeout", faults("timeout"), "APPROVED"),
    DECIDED_AT_ONCE("immediate", faults("immediate"), "APPROVED"),
    REJECTED("rejected", "\"verdict\":\"Rejected-Field-Missing\",\"reason\":\"No producer\"", "REJECTED"),
    /** Never an approval: a human decides. Here the exporter takes the order back. */
    UNKNOWN_WORD("unknown-word", "\"verdict\":\"Under-Observation\"", "WITHDRAWN"),
    CORRECTED("corrected", "", "APPROVED"),
    WITHDRAWN("withdrawn", "", "WITHDRAWN");

    private final String word;
    private final String script;
    private final String end;

    /**
     * A kind.
     *
     * @param word how the table names it
     * @param script members of the order's {@code sandbox}
     * @param end the state that it must end in
     */
    Kind(String word, String script, String end) {
        this.word = word;
        this.script = script;
        this.end = end;
    }

    /** Everything that can go wrong, in the order in which orders get it. */
    static List<Kind> faulty() {
        return Arrays.stream(values()).filter(kind -> kind != PLAIN).toList();
    }

    private static String faults(String word) {
        return "\"faults\":[\"" + word + "\"]";
    }

    String word() {
        return word;
    }

    String script() {
        return script;
    }

    String end() {
        return end;
    }

    /** Whether it is the platform's answer to the submission that goes wrong. */
    boolean isScriptedFault() {
        return script.startsWith("\"faults\"");
    }
}
