package org.ecorelay.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ecorelay.local.admin.Admin;
import org.ecorelay.local.admin.Refused;
import org.ecorelay.local.admin.Tables;

/** What follows {@code eco admin}. */
final class AdminWords {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final String WHAT =
            "admin is followed by account, exporter, store, modes, key, revoke or list, and the account's id";

    private final PrintStream out;
    private final PrintStream err;

    AdminWords(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Does what they say; {@code false} when it was refused. */
    boolean run(Deque<String> words) throws IOException {
        String verb = next(words, WHAT);
        String account = next(words, WHAT);
        try {
            switch (verb) {
                case "account" -> {
                    var options = read(words);
                    admin(options, admin -> admin.account(account));
                }
                case "exporter" -> {
                    String id = next(words, "admin exporter takes ACCOUNT ID FILE");
                    Path file = EcoFiles.file(words, "admin exporter takes ACCOUNT ID FILE, a JSON file");
                    var options = read(words, "--replace");
                    admin(options, admin -> admin.exporter(account, id, file, options.has("--replace")));
                }
                case "store" -> {
                    String id = next(words, "admin store takes ACCOUNT ID --exporter ID");
                    var options = read(words, "--exporter", "--modes");
                    String exporter = options.value("--exporter")
                            .orElseThrow(() -> new EcoOptions.Wrong("admin store needs --exporter ID"));
                    admin(options, admin -> admin.store(account, id, exporter, options.value("--modes")));
                }
                case "modes" -> {
                    String id = next(words, "admin modes takes ACCOUNT STORE MODES");
                    String modes = next(words, "admin modes takes ACCOUNT STORE MODES, like '*=observe,VN=live'");
                    admin(read(words), admin -> admin.modes(account, id, modes));
                }
                case "key" -> {
                    String id = next(words, "admin key takes ACCOUNT ID");
                    var options = read(words, "--mode", "--scopes", "--name");
                    admin(
                            options,
                            admin -> admin.key(
                                    account,
                                    id,
                                    options.value("--mode"),
                                    options.value("--scopes"),
                                    options.value("--name")));
                }
                case "revoke" -> {
                    String id = next(words, "admin revoke takes ACCOUNT KEY");
                    admin(read(words), admin -> admin.revoke(account, id));
                }
                case "list" -> admin(read(words), admin -> admin.list(account));
                default -> throw new EcoOptions.Wrong(WHAT);
            }
            return true;
        } catch (Refused e) {
            err.println(e.getMessage());
            return false;
        }
    }

    @FunctionalInterface
    private interface Deed {
        void done(Admin admin) throws IOException;
    }

    private void admin(EcoOptions options, Deed deed) throws IOException {
        Optional<URI> endpoint = options.value("--endpoint")
                .or(() -> Optional.ofNullable(System.getenv(ENDPOINT)))
                .map(text -> options.address("--endpoint", text));
        String stack = options.value("--stack").orElse(Tables.LOCAL_STACK);
        if (endpoint.isEmpty() && options.value("--stack").isEmpty()) {
            throw new EcoOptions.Wrong(
                    "admin needs --stack NAME of a stack on AWS, or --endpoint URL, the AWS endpoint that"
                            + " eco start printed");
        }
        try (var tables = Tables.of(stack, endpoint)) {
            deed.done(Admin.of(tables, options.has("--json"), out));
        }
    }

    private static EcoOptions read(Deque<String> words, String... own) {
        var known = new ArrayList<>(List.of(own));
        known.addAll(List.of("--stack", "--endpoint", "--json"));
        return EcoOptions.read(words, known.toArray(String[]::new));
    }

    private static String next(Deque<String> words, String help) {
        if (words.isEmpty() || words.peekFirst().startsWith("--")) {
            throw new EcoOptions.Wrong(help);
        }
        return words.removeFirst();
    }
}
