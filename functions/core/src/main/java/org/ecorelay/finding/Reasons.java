package org.ecorelay.finding;

import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.json.Translation;

/** Why goods do not originate and the smallest change that would help, in Chinese: the engine says both in English. */
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

    private static final class Texts {
        static final Translation CHINESE = Translation.beside(Reasons.class, "reasons");
    }
}
