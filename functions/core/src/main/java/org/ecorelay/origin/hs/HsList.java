package org.ecorelay.origin.hs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a list, {@code 940382 Furniture; of bamboo}, sorted by code; positions count from 0. Immutable. */
final class HsList {
    private final String text;
    private final String[] codes;
    private final int[] starts;

    private HsList(String text, String[] codes, int[] starts) {
        this.text = text;
        this.codes = codes;
        this.starts = starts;
    }

    /** Reads the list that the jar carries. */
    static HsList read() {
        try (InputStream file = HsList.class.getResourceAsStream("hs2022.txt")) {
            if (file == null) {
                throw new IllegalStateException("hs2022.txt is not in the jar");
            }
            // One byte is one character: the list is ASCII.
            return of(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("hs2022.txt cannot be read", e);
        }
    }

    static HsList of(String text) {
        List<String> codes = new ArrayList<>();
        int[] starts = new int[16];
        for (int at = 0; at < text.length(); at = text.indexOf('\n', at) + 1) {
            if (codes.size() + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[codes.size()] = at;
            codes.add(text.substring(at, text.indexOf(' ', at)));
        }
        starts[codes.size()] = text.length();
        return new HsList(text, codes.toArray(String[]::new), starts);
    }

    int size() {
        return codes.length;
    }

    String code(int position) {
        return codes[position];
    }

    String description(int position) {
        int from = starts[position] + codes[position].length() + 1;
        return text.substring(from, starts[position + 1] - 1).strip();
    }

    HsEntry entry(int position) {
        return new HsEntry(code(position), description(position));
    }

    /** The position of a code, or a negative number. */
    int position(String code) {
        return Arrays.binarySearch(codes, code);
    }

    /** The first position whose code is not {@code prefix} and does not begin with it, at or after the prefix' place. */
    int end(String prefix) {
        int at = Arrays.binarySearch(codes, prefix + ":"); // ':' is what follows '9'
        return -at - 1;
    }

    /** The first position whose code is {@code prefix}, begins with it, or comes after it. */
    int start(String prefix) {
        int at = position(prefix);
        return at < 0 ? -at - 1 : at;
    }
}
