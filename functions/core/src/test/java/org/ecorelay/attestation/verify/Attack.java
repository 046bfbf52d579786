package org.ecorelay.attestation.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ecorelay.json.Json;

/**
 * A signed document that somebody presents, the means to examine it with, and the answer that it must get.
 *
 * @param text the compact form
 * @param lists status lists, then those that were seen before
 * @param why what is wrong with it, one sentence
 */
record Attack(
        String name, String text, Keys keys, Lists lists, Instant at, AnswerCode code, Verdict overall, String why) {
    private static final int LARGEST_AS_IT_IS = 100_000;

    /** A key set, in a file that several attacks may share. */
    record Keys(String file, String text) {}

    /** Status lists in compact form. */
    record Lists(List<String> newest, List<String> before) {
        static final Lists NONE = new Lists(List.of(), List.of());

        static Lists of(String list) {
            return new Lists(List.of(list), List.of());
        }
    }

    Attack with(Lists other) {
        return new Attack(name, text, keys, other, at, code, overall, why);
    }

    Attack at(Instant instant) {
        return new Attack(name, text, keys, lists, instant, code, overall, why);
    }

    Attack keys(String set) {
        return new Attack(name, text, new Keys(name + ".keys.json", set), lists, at, code, overall, why);
    }

    /** Every file of it, by name. A very large one is packed. */
    Map<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        files.put(file(), large() ? Documents.packed(bytes(text)) : bytes(text));
        files.put(keys.file(), bytes(keys.text()));
        put(files, "status", lists.newest());
        put(files, "before", lists.before());
        return files;
    }

    private void put(Map<String, byte[]> files, String kind, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            files.put(listFile(kind, i), bytes(texts.get(i)));
        }
    }

    private boolean large() {
        return text.length() > LARGEST_AS_IT_IS;
    }

    private String file() {
        return name + (large() ? ".jws.gz" : ".jws");
    }

    private String listFile(String kind, int i) {
        return "%s.%s-%d.jws".formatted(name, kind, i + 1);
    }

    private Json listFiles(String kind, List<String> texts) {
        return Json.array(IntStream.range(0, texts.size()).mapToObj(i -> Json.text(listFile(kind, i))));
    }

    /** Its line of the manifest. */
    Json.Obj entry() {
        return Json.object()
                .put("name", name)
                .put("why", why)
                .put("document", file())
                .put("keys", keys.file())
                .put("status", listFiles("status", lists.newest()))
                .put("before", listFiles("before", lists.before()))
                .put("at", at.toString())
                .put("code", code.name())
                .put("overall", overall.word())
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
