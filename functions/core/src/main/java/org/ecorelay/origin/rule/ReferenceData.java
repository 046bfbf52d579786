package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.origin.bill.ExchangeRates;

/**
 * Reads what an account's determinations rest on: its rule packs, by name, then the shipped sample; its correspondences, appendix lines and exchange rates. The
 * list of files is read every time, so that a new file counts at once; a text is read once, because its hash names it. Thread-safe.
 */
public final class ReferenceData {
    /** Texts kept in memory, over all accounts; a pack of 5,000 rows takes about 2 MB. */
    private static final int KEPT = 32;

    private final DataFiles files;
    private final Map<Key, Object> read = new LinkedHashMap<>(16, 0.75f, true);

    public ReferenceData(Registry registry) {
        this.files = new DataFiles(registry);
    }

    /** What is known for one account. */
    public record Known(RuleBook book, AppendixLines appendices, ExchangeRates rates) {}

    private static final Key SAMPLE = new Key("", DataFile.Kind.RULES, "", "", Sha256.of(""));

    private record Key(String account, DataFile.Kind kind, String name, String version, Sha256 hash) {}

    /** All of an account's data as it is now. */
    public Known of(String account) {
        List<DataFile> all = files.list(account);
        var packs = new ArrayList<RulePack>();
        HsCorrespondence correspondence = HsCorrespondence.NONE;
        AppendixLines appendices = AppendixLines.NONE;
        ExchangeRates rates = ExchangeRates.NONE;
        for (DataFile file : all) {
            switch (file.kind()) {
                case RULES -> packs.add(parsed(account, file, RulePack.class, text -> pack(file, text)));
                case CORRESPONDENCE ->
                    correspondence =
                            correspondence.and(parsed(account, file, HsCorrespondence.class, HsCorrespondence::read));
                case APPENDIX ->
                    appendices = appendices.and(parsed(account, file, AppendixLines.class, AppendixLines::read));
                case RATES -> rates = parsed(account, file, ExchangeRates.class, ReferenceData::rates);
            }
        }
        packs.add(sample());
        return new Known(new RuleBook(packs, correspondence), appendices.with(correspondence), rates);
    }

    private RulePack sample() {
        synchronized (read) {
            return (RulePack) read.computeIfAbsent(SAMPLE, key -> ShippedRules.read());
        }
    }

    private static ExchangeRates rates(String text) {
        return switch (RateReader.read(text)) {
            case RateReader.Reading.Valid(ExchangeRates known, int rows) -> known;
            case RateReader.Reading.Invalid(var problems) ->
                throw new IllegalStateException("the exchange rates are damaged: " + problems);
        };
    }

    private static RulePack pack(DataFile file, String text) {
        return switch (RulePackReader.read(file.name(), file.version(), text)) {
            case RulePack.Reading.Valid(RulePack pack) -> pack;
            case RulePack.Reading.Invalid(var problems) ->
                throw new IllegalStateException("rule pack %s is damaged: %s".formatted(file.name(), problems));
        };
    }

    private <T> T parsed(String account, DataFile file, Class<T> type, Function<String, T> reader) {
        var key = new Key(account, file.kind(), file.name(), file.version(), file.hash());
        synchronized (read) {
            Object known = read.get(key);
            if (known != null) {
                return type.cast(known);
            }
        }
        T fresh = reader.apply(files.text(account, file));
        synchronized (read) {
            read.put(key, fresh);
            if (read.size() > KEPT) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return fresh;
    }
}
