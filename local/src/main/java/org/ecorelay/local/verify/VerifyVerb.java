package org.ecorelay.local.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.verify.Answer;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.verify.PublicAnswer;
import org.ecorelay.certificate.verify.PublicFields;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** {@code eco verify}: prints the answers about one document apart. Reads the files that it is given and nothing else. */
public final class VerifyVerb {
    /** Larger than any document, key set or status list. */
    private static final long MAX_BYTES = 1 << 20;

    static final Map<Verdict, String> MARKS =
            Map.of(Verdict.VALID, "✓", Verdict.INVALID, "✗", Verdict.UNKNOWN, "?", Verdict.SKIPPED, "–");

    private final PrintStream out;
    private final PrintStream err;

    public VerifyVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * What is asked.
     *
     * @param file a signed document (JWS compact form), or JSON with one as its member {@code document}
     * @param keys a key set (JWKS) that the reader trusts
     * @param status status lists
     * @param before status lists that were seen before
     */
    public record Question(
            Path file, Optional<Path> keys, Optional<Path> status, Optional<Path> before, Instant at, boolean json) {}

    /** A file is not what it is said to be; the message is a sentence for the user. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** Prints the answers; what they come to. */
    public Verdict run(Question question) throws IOException, Unusable {
        Optional<KeySet> keys =
                question.keys().isPresent() ? Optional.of(keySet(question.keys().get())) : Optional.empty();
        var means = new Means(
                keys, list(question.status()), list(question.before()), new Register.NotAsked(), question.at());
        Verification found = VerifyDocument.verify(document(question.file()), means);
        if (question.json()) {
            out.println(CanonicalJson.text(json(found)));
        } else {
            print(found, question.at());
        }
        if (keys.isEmpty()) {
            err.println(
                    "Without the key set of who signed it nothing can be confirmed. Get it once, from a place that you trust"
                            + " (GET /.well-known/jwks.json), then: eco verify FILE --keys jwks.json");
        }
        if (found.status().code() == AnswerCode.STATUS_LIST_MISSING) {
            err.println(
                    "Whether it was withdrawn or replaced is in the status list that it names: get the newest one from %s, then:"
                                    .formatted(line(found.status().detail()))
                            + " eco verify FILE --keys jwks.json --status list.jws");
        }
        return found.overall();
    }

    private void print(Verification found, Instant at) {
        for (Answer answer : found.answers()) {
            out.println("%s %-11s %-8s %s%s"
                            .formatted(
                                    MARKS.get(answer.verdict()),
                                    answer.code().aspect().word(),
                                    answer.verdict().word(),
                                    answer.code().sentence(),
                                    answer.detail().isEmpty() ? "" : " (%s)".formatted(line(answer.detail())))
                    + " [%s %d]".formatted(answer.code(), answer.code().number()));
        }
        signed(found).ifPresent(credential -> {
            out.println();
            out.println("document    " + line(credential.text("id").orElse("")));
            if (isSimulated(credential)) {
                out.println("SIMULATED   made with a test key; nothing was sent to the live platform");
            }
            PublicFields.of(credential)
                    .forEach((name, value) -> out.println("  %-24s %s".formatted(line(name), line(value))));
        });
        out.println();
        out.println("%s at %s".formatted(found.overall().name().toUpperCase(Locale.ROOT), at));
        out.println(PublicAnswer.CUSTOMS_DECIDES);
    }

    private static Json.Obj json(Verification found) {
        var json = Json.object().putAll(found.json());
        signed(found).ifPresent(credential -> {
            var fields = Json.object();
            PublicFields.of(credential).forEach(fields::put);
            json.put("document", credential.text("id").orElse(""))
                    .put("simulated", isSimulated(credential))
                    .put("fields", fields.build());
        });
        return json.put("customs", PublicAnswer.CUSTOMS_DECIDES).build();
    }

    /** Documents of an earlier day do not say. */
    private static boolean isSimulated(Json.Obj credential) {
        return credential.get("simulated").equals(Optional.of(Json.bool(true)));
    }

    /** Nothing that a forger wrote is shown. */
    private static Optional<Json.Obj> signed(Verification found) {
        return found.issuer().verdict() == Verdict.VALID ? found.credential() : Optional.empty();
    }

    /** A name may hold what a terminal would obey. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private static String document(Path file) throws IOException, Unusable {
        String text = text(file);
        if (text.startsWith("PK\u0003\u0004")) {
            throw new Unusable(
                    "%s is an archive and no signed document; evidence is checked with: eco verify-evidence FILE"
                            .formatted(file));
        }
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            return JsonReader.read(text) instanceof Json.Obj object
                            && object.text("document").isPresent()
                    ? object.required("document")
                    : text;
        } catch (MalformedJson e) {
            return text;
        }
    }

    static KeySet keySet(Path file) throws IOException, Unusable {
        return KeySet.parse(text(file))
                .orElseThrow(() ->
                        new Unusable("%s is no key set: a JSON object with an array keys is expected (JWKS, RFC 7517)"
                                .formatted(file)));
    }

    private static List<String> list(Optional<Path> file) throws IOException, Unusable {
        return file.isPresent() ? List.of(text(file.get())) : List.of();
    }

    private static String text(Path file) throws IOException, Unusable {
        if (Files.size(file) > MAX_BYTES) {
            throw new Unusable(
                    "%s has more than %d bytes, which nothing has that is signed here".formatted(file, MAX_BYTES));
        }
        // Bytes that are no text become characters that no document has.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }
}
