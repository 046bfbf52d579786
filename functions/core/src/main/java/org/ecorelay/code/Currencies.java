package org.ecorelay.code;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Currencies of ISO 4217 in which something can be sold: no funds, metals or test codes, and none that a country has given up. */
final class Currencies {
    private static final Set<String> CODES = Arrays.stream(Locale.getISOCountries())
            .flatMap(country -> Stream.ofNullable(Currency.getInstance(Locale.of("", country))))
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Abbreviations and signs of the trade. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("RMB", "CNY"),
            Map.entry("CNH", "CNY"),
            Map.entry("YUAN", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("$", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("美元", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("EURO", "EUR"),
            Map.entry("欧元", "EUR"),
            Map.entry("YEN", "JPY"),
            Map.entry("日元", "JPY"),
            Map.entry("WON", "KRW"),
            Map.entry("韩元", "KRW"),
            Map.entry("NTD", "TWD"),
            Map.entry("NT$", "TWD"),
            Map.entry("HK$", "HKD"),
            Map.entry("港币", "HKD"),
            Map.entry("BAHT", "THB"),
            Map.entry("DONG", "VND"),
            Map.entry("RM", "MYR"),
            Map.entry("RP", "IDR"),
            Map.entry("S$", "SGD"));

    private Currencies() {}

    static boolean contains(String code) {
        return CODES.contains(code);
    }

    static Optional<String> meant(String word) {
        return Optional.ofNullable(MEANT.get(word));
    }
}
