package org.ecorelay.attestation.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * A copy of a JSON body in which every value that is not shown stands as {@code {"redacted":"<hash>"}}. A cost of 12.50 could be
 * guessed from its hash alone; so a salt is hashed with it, which follows from the whole body and from nothing that the copy has:
 * whoever has the body can open every value, whoever has the copy alone none.
 *
 * <p>{@code salt = SHA-256("eco-relay-evidence-1 salt" LF body)}, {@code hash = SHA-256(salt LF pointer LF value)}, where salt and
 * hash are unpadded base64url, the pointer is a JSON Pointer (RFC 6901), and the value is canonical JSON (RFC 8785).
 */
public final class Redaction {
    private static final String PURPOSE = "eco-relay-evidence-1 salt\n";
    private static final String REDACTED = "redacted";
    private static final String HASH = "[A-Za-z0-9_-]{43}";

    private final Set<String> shown;
    private final String salt;

    private Redaction(Set<String> shown, String salt) {
        this.shown = shown;
        this.salt = salt;
    }

    /**
     * The copy of a body.
     *
     * @param body canonical JSON, as it lies in the ledger
     * @param json what is read from it
     * @param shown what stays, as JSON Pointers with {@code *} for every place of an array: {@code /lines/*}{@code /sku}
     */
    public static Json.Obj copy(byte[] body, Json.Obj json, Set<String> shown) {
        return (Json.Obj) new Redaction(shown, salt(body)).copy(json, "", "");
    }

    private static String salt(byte[] body) {
        var salted = new ByteArrayOutputStream(body.length + PURPOSE.length());
        salted.writeBytes(PURPOSE.getBytes(StandardCharsets.US_ASCII));
        salted.writeBytes(body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.digest(salted.toByteArray()));
    }

    private Json copy(Json value, String pointer, String pattern) {
        if (shown.contains(pattern)) {
            return value;
        }
        boolean partly = shown.stream().anyMatch(kept -> kept.startsWith(pattern + "/"));
        if (partly && value instanceof Json.Obj object) {
            var members = new LinkedHashMap<String, Json>();
            object.members().forEach((name, member) -> {
                String step = "/" + name.replace("~", "~0").replace("/", "~1");
                members.put(name, copy(member, pointer + step, pattern + step));
            });
            return new Json.Obj(members);
        }
        if (partly && value instanceof Json.Arr(var items)) {
            return Json.array(IntStream.range(0, items.size())
                    .mapToObj(place -> copy(items.get(place), pointer + "/" + place, pattern + "/*")));
        }
        String hash = Sha256.of(salt + "\n" + pointer + "\n" + CanonicalJson.text(value))
                .value();
        return Json.object().put(REDACTED, hash).build();
    }

    /** Whether everything in a copy that may not be shown is replaced by a hash. */
    public static boolean hides(Json.Obj copy, Set<String> shown) {
        return hides(copy, "", shown);
    }

    private static boolean hides(Json value, String pattern, Set<String> shown) {
        if (shown.contains(pattern) || isRedacted(value)) {
            return true;
        }
        boolean partly = shown.stream().anyMatch(kept -> kept.startsWith(pattern + "/"));
        return partly
                && switch (value) {
                    case Json.Obj(Map<String, Json> members) ->
                        members.entrySet().stream()
                                .allMatch(member -> hides(
                                        member.getValue(),
                                        pattern + "/"
                                                + member.getKey()
                                                        .replace("~", "~0")
                                                        .replace("/", "~1"),
                                        shown));
                    case Json.Arr(List<Json> items) ->
                        items.stream().allMatch(item -> hides(item, pattern + "/*", shown));
                    case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> false;
                };
    }

    private static boolean isRedacted(Json value) {
        return value instanceof Json.Obj object
                && object.members().size() == 1
                && object.text(REDACTED).filter(hash -> hash.matches(HASH)).isPresent();
    }
}
