package org.ecorelay.attestation.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ecorelay.attestation.Sha256;

/** The file {@value #NAME}: the hash of every other file, as {@code sha256sum --check} reads it. */
public final class Sums {
    /** Name of its file. */
    public static final String NAME = "SHA256SUMS";

    private Sums() {}

    /** The text for these files. */
    public static byte[] of(Map<String, byte[]> files) {
        return new TreeMap<>(files)
                .entrySet().stream()
                        .filter(file -> !file.getKey().equals(NAME))
                        .map(file ->
                                HexFormat.of().formatHex(Sha256.digest(file.getValue())) + "  " + file.getKey() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII);
    }
}
