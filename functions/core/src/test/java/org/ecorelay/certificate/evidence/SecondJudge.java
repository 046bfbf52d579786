package org.ecorelay.certificate.evidence;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.erdtman.jcs.JsonCanonicalizer;

/** Examines an archive by its README alone: with the JDK, nimbus and erdtman's canonicalization, and with nothing of ours. */
final class SecondJudge {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> objections = new ArrayList<>();
    private final String trustedKeys;
    private Map<String, Object> manifest = Map.of();

    private SecondJudge(String trustedKeys) {
        this.trustedKeys = trustedKeys;
    }

    /** What is wrong with an archive, nothing when it holds. */
    static List<String> objections(byte[] archive, String trustedKeys) {
        var judge = new SecondJudge(trustedKeys);
        try {
            judge.judge(archive);
        } catch (Exception e) {
            judge.objections.add("unreadable: " + e);
        }
        return judge.objections;
    }

    private void judge(byte[] archive) throws Exception {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        manifest = JSONObjectUtils.parse(text("manifest.json"));
        items();
        events();
        for (String name : names("documents/")) {
            document(name);
        }
        identity();
    }

    private String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private List<String> names(String folder) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .sorted()
                .toList();
    }

    private List<Map<String, Object>> manifestItems() throws Exception {
        return Arrays.asList(JSONObjectUtils.getJSONObjectArray(manifest, "items"));
    }

    private void check(boolean holds, String objection) {
        if (!holds) {
            objections.add(objection);
        }
    }

    static String hash(byte[] bytes) throws Exception {
        return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(bytes))
                .toString();
    }

    private static byte[] canonical(String json) throws Exception {
        return new JsonCanonicalizer(json).getEncodedUTF8();
    }

    private void items() throws Exception {
        Set<String> named = new HashSet<>(Set.of("manifest.json", "SHA256SUMS"));
        for (Map<String, Object> item : manifestItems()) {
            Object file = item.get("file");
            if (file != null) {
                named.add(file.toString());
                Object expected = item.getOrDefault("copySha256", item.get("sha256"));
                check(files.containsKey(file.toString()), file + " is missing");
                check(hash(files.get(file.toString())).equals(expected), file + " was changed");
            }
        }
        check(named.equals(files.keySet()), "other files than the manifest names");
        for (String name : files.keySet()) {
            if (name.endsWith(".json") && !name.equals("keys.json")) {
                check(Arrays.equals(canonical(text(name)), files.get(name)), name + " is not canonical");
            }
        }
    }

    private void events() throws Exception {
        Set<Object> known = new HashSet<>();
        for (Map<String, Object> item : manifestItems()) {
            known.add(item.get("sha256"));
        }
        for (String name : names("documents/")) {
            known.add(hash(signingInput(name)));
        }
        String before = null;
        int number = 1;
        for (String name : names("events/")) {
            Map<String, Object> event = JSONObjectUtils.parse(text(name));
            check(((Number) event.get("n")).intValue() == number++, name + " has another number");
            check(Objects.equals(event.get("prev"), before), name + " does not follow");
            check(known.containsAll(JSONObjectUtils.getStringList(event, "on")), name + " rests on what is not there");
            before = hash(files.get(name));
        }
        Map<String, Object> state = JSONObjectUtils.parse(text("certificate.json"));
        check(Objects.equals(state.get("newestEvent"), before), "there is a newer event");
    }

    private byte[] signingInput(String name) {
        String compact = text(name);
        return compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    private void document(String name) throws Exception {
        JWSObject jws = JWSObject.parse(text(name));
        var key = JWKSet.parse(trustedKeys).getKeyByKeyId(jws.getHeader().getKeyID());
        check(key != null && jws.verify(new ECDSAVerifier(key.toECKey())), name + " has no valid signature");
        Map<String, Object> credential = jws.getPayload().toJSONObject();
        int version = Integer.parseInt(name.substring("documents/".length(), name.indexOf(".jwt")));
        check(
                ("urn:eco-relay:" + manifest.get("certificateId") + "." + version).equals(credential.get("id")),
                name + " is another document");
        check(name.equals("documents/%06d.jwt".formatted(version)), name + " has another number");
        Object replaces = credential.get("replaces");
        if (replaces != null) {
            String before = replaces.toString().substring(replaces.toString().indexOf('.') + 1);
            boolean earlier = Integer.parseInt(before) < version;
            boolean there = files.containsKey("documents/%06d.jwt".formatted(Integer.parseInt(before)));
            check(earlier && there, name + " replaces what is not there");
        }
        Map<String, Object> basis = JSONObjectUtils.getJSONObject(credential, "basis");
        check(form("order", basis.get("order")) != null, name + " rests on another order");
        Map<String, Object> trace = form("trace", basis.get("determination"));
        check(trace != null, name + " rests on another determination");
        if (trace != null && trace.containsKey("copySha256")) {
            check(trace.get("copySha256").equals(basis.get("disclosed")), name + " discloses another copy");
        }
    }

    private Map<String, Object> form(String kind, Object hash) throws Exception {
        return manifestItems().stream()
                .filter(item -> kind.equals(item.get("kind")) && hash.equals(item.get("sha256")))
                .findFirst()
                .orElse(null);
    }

    /** Base32 of the first 20 bytes of the hash of four texts with their lengths. */
    private void identity() throws Exception {
        Map<String, Object> state = JSONObjectUtils.parse(text("certificate.json"));
        var tuple = new ByteArrayOutputStream();
        for (String member : List.of("account", "store", "orderNumber", "part")) {
            byte[] bytes = state.get(member).toString().getBytes(StandardCharsets.UTF_8);
            tuple.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            tuple.writeBytes(bytes);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(tuple.toByteArray());
        var bits = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            bits.append(Integer.toBinaryString(256 + (digest[i] & 255)).substring(1));
        }
        var id = new StringBuilder();
        for (int i = 0; i < 160; i += 5) {
            id.append("abcdefghijklmnopqrstuvwxyz234567".charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
        }
        check(id.toString().equals(manifest.get("certificateId")), "the id is that of another order");
    }

    /** The redacted values of a buyer's copy that are not those of the whole item by the formula of the README. */
    static List<String> wrong(Map<String, Object> copy, Map<String, Object> whole, byte[] body) throws Exception {
        byte[] purpose = "eco-relay-evidence-1 salt\n".getBytes(StandardCharsets.US_ASCII);
        byte[] salted = Arrays.copyOf(purpose, purpose.length + body.length);
        System.arraycopy(body, 0, salted, purpose.length, body.length);
        var wrong = new ArrayList<String>();
        compare(copy, whole, "", hash(salted), wrong);
        return wrong;
    }

    private static void compare(Object copy, Object whole, String pointer, String salt, List<String> wrong)
            throws Exception {
        if (copy instanceof Map<?, ?> object && object.containsKey("redacted")) {
            // The canonicalization takes objects and arrays alone; a value in an array of its own has brackets around
            // it.
            String one =
                    new String(canonical(JSONObjectUtils.toJSONString(Map.of("v", whole))), StandardCharsets.UTF_8);
            String value = one.substring("{\"v\":".length(), one.length() - 1);
            String hash = hash((salt + "\n" + pointer + "\n" + value).getBytes(StandardCharsets.UTF_8));
            if (!hash.equals(object.get("redacted"))) {
                wrong.add(pointer);
            }
        } else if (copy instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> member : object.entrySet()) {
                Object other = ((Map<?, ?>) whole).get(member.getKey());
                compare(member.getValue(), other, pointer + "/" + member.getKey(), salt, wrong);
            }
        } else if (copy instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                compare(list.get(i), ((List<?>) whole).get(i), pointer + "/" + i, salt, wrong);
            }
        } else if (!copy.equals(whole)) {
            wrong.add(pointer);
        }
    }

    static Stream<String> redacted(Object copy, String pointer) {
        if (copy instanceof Map<?, ?> object) {
            return object.containsKey("redacted")
                    ? Stream.of(pointer)
                    : object.entrySet().stream()
                            .flatMap(member -> redacted(member.getValue(), pointer + "/" + member.getKey()));
        }
        return copy instanceof List<?> list
                ? list.stream().flatMap(item -> redacted(item, pointer + "/*"))
                : Stream.empty();
    }
}
