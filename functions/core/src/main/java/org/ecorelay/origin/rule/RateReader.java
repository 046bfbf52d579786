package org.ecorelay.origin.rule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecorelay.code.CodeList;
import org.ecorelay.origin.bill.ExchangeRates;
import org.ecorelay.origin.bill.ExchangeRates.Rate;

/**
 * Reads exchange rates from CSV: {@code from,to,rate,date,source}; one unit of {@code from} is worth {@code rate} units of {@code to}. Notes every
 * bad row.
 */
public final class RateReader {
    private static final List<List<String>> HEADERS = List.of(List.of("from", "to", "rate", "date", "source"));
    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");

    private final CsvTable table;
    private final List<Rate> rates = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    private RateReader(CsvTable table) {
        this.table = table;
    }

    /** The result of reading. */
    public sealed interface Reading {
        /** Every row is good. */
        record Valid(ExchangeRates rates, int rows) implements Reading {}

        /** At least one row is not. */
        record Invalid(List<RulePack.Problem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads the rates, or lists every bad row. */
    public static Reading read(String csv) {
        var reader = new RateReader(CsvTable.read(csv, HEADERS));
        reader.table.lines().forEach(reader::row);
        return reader.table.problems().isEmpty()
                ? new Reading.Valid(ExchangeRates.of(reader.rates), reader.rates.size())
                : new Reading.Invalid(reader.table.problems());
    }

    private void row(CsvTable.Line row) {
        String from = row.cell("from");
        String to = row.cell("to");
        if (!CodeList.CURRENCY.hasForm(from) || !CodeList.CURRENCY.hasForm(to) || from.equals(to)) {
            table.problem(row.at(), "from and to must be two different currencies of three capital letters");
        }
        Optional<BigDecimal> rate = Optional.of(row.cell("rate"))
                .filter(text -> RATE.matcher(text).matches())
                .map(BigDecimal::new)
                .filter(value -> value.signum() > 0);
        if (rate.isEmpty()) {
            table.problem(row.at(), "rate must be a number above zero such as 7.1034, with at most 12 decimals");
        }
        Optional<LocalDate> date = date(row.cell("date"));
        if (date.isEmpty()) {
            table.problem(row.at(), "date must be a date such as 2026-11-05");
        }
        if (!seen.add(List.of(from, to, row.cell("date")))) {
            table.problem(row.at(), "there is a rate from %s to %s of that day above".formatted(from, to));
        }
        if (rate.isPresent() && date.isPresent()) {
            rates.add(new Rate(from, to, rate.get(), date.get(), row.cell("source")));
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
