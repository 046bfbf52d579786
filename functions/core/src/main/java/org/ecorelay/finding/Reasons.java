package org.ecorelay.finding;

import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.json.Translation;

/** Why goods do not originate and what would help, and why nothing is sent, in Chinese: the core says it in English. */
public final class Reasons {
    private Reasons() {}

    /** The same in Chinese; empty for what is no such sentence, as one that a row has cut short. */
    public static Optional<String> chinese(String english) {
        return Texts.CHINESE.chinese(english);
    }

    /** Adds {@code zh} with {@code reason} and {@code fix}, where both are known. */
    public static void write(String reason, String fix, JsonObjectBuilder out) {
        chinese(reason)
                .flatMap(why -> chinese(fix)
                        .map(help -> Json.object()
                                .put("reason", why)
                                .put("fix", help)
                                .build()))
                .ifPresent(both -> out.put("zh", both));
    }

    /** Adds {@code explanation} with a sentence, and {@code zh} with the same in Chinese. */
    public static void explain(String sentence, JsonObjectBuilder out) {
        out.put("explanation", sentence);
        chinese(sentence)
                .ifPresent(same ->
                        out.put("zh", Json.object().put("explanation", same).build()));
    }

    private static final class Texts {
        static final Translation CHINESE = Translation.beside(Reasons.class, "reasons");
    }
}
