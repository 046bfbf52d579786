package org.ecorelay.local.origin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.ecorelay.origin.bill.GoodFields;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.qualify.Qualification;
import org.ecorelay.origin.qualify.QualifyGood;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.HsCorrespondence;
import org.ecorelay.origin.rule.RuleBook;
import org.ecorelay.origin.rule.RulePack;
import org.ecorelay.origin.rule.RulePackReader;
import org.ecorelay.origin.rule.ShippedRules;

/** {@code eco origin}: determines the origin of one good and prints how. */
public final class OriginVerb {
    /** Far more than a bill of the largest size needs. */
    private static final long MAX_BYTES = 10L << 20;

    private final PrintStream out;
    private final PrintStream err;

    public OriginVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * What is asked.
     *
     * @param file a good, as events/schemas/good.schema.json describes it
     * @param rules a rule pack, or empty for the sample that comes with the product
     * @param destination the importing Party
     * @param day whose rules apply
     */
    public record Question(Path file, Optional<Path> rules, String destination, LocalDate day) {}

    /** Prints determination and trace as JSON; {@code true} when the good originates. */
    public boolean run(Question question) throws IOException {
        Optional<RulePack> pack = question.rules().isEmpty()
                ? Optional.of(ShippedRules.read())
                : pack(question.rules().get());
        Optional<GoodFields.Reading> reading = pack.isEmpty() ? Optional.empty() : good(question.file());
        if (pack.isEmpty() || reading.isEmpty()) {
            return false;
        }
        return switch (reading.get()) {
            case GoodFields.Reading.Invalid(var problems) -> {
                problems.forEach(problem -> err.println("%s: %s %s: %s"
                        .formatted(question.file(), problem.code(), problem.pointer(), problem.message())));
                yield false;
            }
            case GoodFields.Reading.Valid(var good) -> {
                var book = new RuleBook(List.of(pack.get()), HsCorrespondence.NONE);
                Qualification found = new QualifyGood(book, AppendixLines.NONE, true)
                        .qualify(good, Shipment.to(question.destination(), question.day()));
                out.println(pretty(found.trace()));
                yield found instanceof Qualification.Originating;
            }
        };
    }

    private Optional<RulePack> pack(Path file) throws IOException {
        Optional<String> text = text(file);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (RulePackReader.read(name(file), text.get())) {
            case RulePack.Reading.Valid(RulePack read) -> Optional.of(read);
            case RulePack.Reading.Invalid(var problems) -> {
                problems.forEach(
                        problem -> err.println("%s:%d: %s".formatted(file, problem.line(), problem.message())));
                yield Optional.empty();
            }
        };
    }

    private Optional<GoodFields.Reading> good(Path file) throws IOException {
        Optional<String> text = text(file);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GoodFields.read(JsonReader.readSent(text.get().getBytes(StandardCharsets.UTF_8))));
        } catch (MalformedJson e) {
            err.println("%s is not JSON: %s".formatted(file, e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            err.println("%s has more than %d bytes".formatted(file, MAX_BYTES));
            return Optional.empty();
        }
        return Optional.of(Files.readString(file));
    }

    static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).orElse(file).toString();
    }

    private static String pretty(Json.Obj trace) {
        var mapper = new ObjectMapper();
        try {
            return mapper.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(mapper.readTree(CanonicalJson.text(trace)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON cannot be read", e);
        }
    }
}
