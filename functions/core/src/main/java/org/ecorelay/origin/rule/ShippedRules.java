package org.ecorelay.origin.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The sourced sample of Annex 3A that comes with the product. It is a sample: most products have no rule in it. */
public final class ShippedRules {
    private static final String SAMPLE = "rcep-psr-sample.csv";

    private ShippedRules() {}

    /** Reads the sample; an exception means a broken build. */
    public static RulePack read() {
        try (InputStream file = Objects.requireNonNull(ShippedRules.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            String csv = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return switch (RulePackReader.read("RCEP Annex 3A sample", csv)) {
                case RulePack.Reading.Valid(RulePack pack) -> pack;
                case RulePack.Reading.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
