package org.ecorelay.bench.calls;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list prices of {@code bench/prices.csv} for one region, in US dollars a unit.
 *
 * @param asOf the oldest day of a row
 */
record Prices(String region, Map<String, BigDecimal> usd, LocalDate asOf) {
    static final List<String> REGIONS = List.of("us-east-1", "ap-southeast-1");
    private static final List<String> COLUMNS =
            List.of("item", "unit", "us-east-1", "ap-southeast-1", "source", "asOf", "basis");

    Prices {
        usd = Map.copyOf(usd);
    }

    static Prices read(Path file, String region) throws IOException {
        return parse(Files.readAllLines(file), region);
    }

    /**
     * Reads lines of comma-separated values; {@code #} begins a remark.
     *
     * @throws IllegalStateException when a row has no source, no date, a price that is none, or comes twice
     */
    static Prices parse(List<String> lines, String region) {
        List<List<String>> rows = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> Arrays.asList(line.split(",", COLUMNS.size())))
                .toList();
        int column = COLUMNS.indexOf(region);
        if (rows.isEmpty() || !rows.getFirst().equals(COLUMNS) || !REGIONS.contains(region)) {
            throw new IllegalStateException(
                    "prices.csv needs the columns %s, and a region of %s".formatted(COLUMNS, REGIONS));
        }
        var usd = new HashMap<String, BigDecimal>();
        LocalDate oldest = LocalDate.MAX;
        for (List<String> row : rows.subList(1, rows.size())) {
            check(row);
            if (usd.put(row.getFirst(), new BigDecimal(row.get(column))) != null) {
                throw new IllegalStateException("prices.csv has %s twice".formatted(row.getFirst()));
            }
            LocalDate day = LocalDate.parse(row.get(COLUMNS.indexOf("asOf")));
            oldest = day.isBefore(oldest) ? day : oldest;
        }
        return new Prices(region, usd, oldest);
    }

    private static void check(List<String> row) {
        boolean good = row.size() == COLUMNS.size()
                && row.stream().noneMatch(String::isBlank)
                && row.get(2).matches("[0-9.]{1,15}")
                && row.get(3).matches("[0-9.]{1,15}")
                && row.get(4).startsWith("https://aws.amazon.com/")
                && row.get(5).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        if (!good) {
            throw new IllegalStateException(
                    "prices.csv: a row needs an item, its unit, two prices, the vendor's page, a date and its basis; not %s"
                            .formatted(row));
        }
    }

    /** The price of one unit. */
    BigDecimal of(String item) {
        BigDecimal price = usd.get(item);
        if (price == null) {
            throw new IllegalStateException("prices.csv has no row %s".formatted(item));
        }
        return price;
    }
}
