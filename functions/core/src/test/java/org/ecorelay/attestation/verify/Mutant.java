package org.ecorelay.attestation.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.fixture.Mutations;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** Changes good documents: bits, letters, cuts, splices, members; under the old signature or under a new one of the same key. */
final class Mutant {
    private static final String ODD = "AQgw_-+/=.{}[]\":,\\ \n\u0000\u007f\u00e9\ud83d";

    private final Random random;
    private final Mutations mutations;

    Mutant(Random random) {
        this.random = random;
        this.mutations = new Mutations(random);
    }

    /** One of the documents, changed without its key. */
    String of(List<String> documents) {
        String document = documents.get(random.nextInt(documents.size()));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(document);
            case 1 -> document.substring(0, random.nextInt(document.length()));
            case 2 -> document.substring(random.nextInt(document.length()));
            case 3 -> lettered(document);
            case 4 -> spliced(document, documents.get(random.nextInt(documents.size())));
            case 5 -> parts(document, documents.get(random.nextInt(documents.size())));
            case 6 -> part(document, 0, changed(decoded(document, 0)));
            case 7 -> part(document, 1, changed(decoded(document, 1)));
            default -> part(document, 2, flippedBytes(document));
        };
    }

    /** A text with one to three changed letters. */
    String lettered(String text) {
        var changed = new StringBuilder(text);
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(changed.length() + 1);
            char letter = ODD.charAt(random.nextInt(ODD.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, letter);
                case 1 -> changed.setLength(Math.max(at, 1));
                default -> changed.setCharAt(Math.min(at, changed.length() - 1), letter);
            }
        }
        return changed.toString();
    }

    /** The JSON of a text with members changed, unless it would run out of them, or the text with letters changed. */
    String changed(String json) {
        try {
            return random.nextInt(3) > 0
                            && JsonReader.read(json) instanceof Json.Obj object
                            && object.members().size() > 3
                    ? CanonicalJson.text(mutations.of(object))
                    : lettered(json);
        } catch (MalformedJson e) {
            return lettered(json);
        }
    }

    private String flipped(String document) {
        int at = random.nextInt(document.length());
        char letter = (char) (document.charAt(at) ^ 1 << random.nextInt(8));
        return document.substring(0, at) + letter + document.substring(at + 1);
    }

    private String spliced(String one, String other) {
        return one.substring(0, random.nextInt(one.length())) + other.substring(random.nextInt(other.length()));
    }

    private String parts(String one, String other) {
        String[] own = one.split("\\.", -1);
        String[] foreign = other.split("\\.", -1);
        own[random.nextInt(3)] = foreign[random.nextInt(3)];
        return String.join(".", own);
    }

    private String flippedBytes(String document) {
        byte[] signature = Base64Url.decode(document.split("\\.", -1)[2]).orElseThrow();
        signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
        return Base64Url.encode(signature);
    }

    private static String decoded(String document, int part) {
        return new String(Base64Url.decode(document.split("\\.", -1)[part]).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String part(String document, int place, String text) {
        String[] parts = document.split("\\.", -1);
        parts[place] = place == 2 ? text : FixtureKey.part(text);
        return String.join(".", parts);
    }
}
