package org.ecorelay.infra;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alphanumeric form that CloudFormation asks of logical ids. */
final class LogicalName {
    private LogicalName() {}

    /** {@code green-bamboo} becomes {@code GreenBamboo}. */
    static String of(String account) {
        return Stream.of(account.split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
