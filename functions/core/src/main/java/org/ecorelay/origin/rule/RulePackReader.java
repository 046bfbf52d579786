package org.ecorelay.origin.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a pack from CSV: {@code scope,hs2012,rule,source} (or {@code hs2017}, {@code hs2022}) and optionally
 * {@code scopeUnchanged} with {@code yes} or {@code no}. Comment lines {@code # version: …}, {@code # validFrom: …},
 * {@code # validUntil: …}, {@code # scopeUnchanged: yes} above the header say what holds for the whole pack.
 *
 * <p>Notes every bad row instead of stopping at the first, up to {@value #MAX_PROBLEMS}. Not thread-safe; for one use.
 */
public final class RulePackReader {
    static final int MAX_PROBLEMS = 200;
    static final int MAX_ROWS = 20_000;

    private static final Pattern SETTING = Pattern.compile("#\\s*(\\w+):\\s*(.*?)\\s*");
    private static final Map<String, Integer> DIGITS = Map.of("chapter", 2, "heading", 4, "subheading", 6);
    private static final Set<String> NAMED = Set.of("scope", "rule", "source", "scopeUnchanged");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final LocalDate IN_FORCE = LocalDate.of(2022, 1, 1);

    private final String name;
    private final String unversioned;
    private final List<RulePack.Problem> problems = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final List<ScopedRule> rules = new ArrayList<>();

    private RulePackReader(String name, String unversioned) {
        this.name = name;
        this.unversioned = unversioned;
    }

    /** Reads a pack; {@code name} is what traces call it. */
    public static RulePack.Reading read(String name, String csv) {
        return read(name, "unversioned", csv);
    }

    /** Reads a pack that has the version {@code unversioned} if it names none. */
    public static RulePack.Reading read(String name, String unversioned, String csv) {
        return new RulePackReader(name, unversioned).read(CsvRows.of(csv));
    }

    private RulePack.Reading read(List<CsvRows.Row> rows) {
        List<CsvRows.Row> table =
                rows.stream().dropWhile(this::isSetting).limit(MAX_ROWS + 2L).toList();
        List<String> columns = table.isEmpty() ? List.of() : table.getFirst().cells();
        Optional<HsEdition> edition = edition(columns);
        LocalDate from = date("validFrom").orElse(IN_FORCE);
        Optional<LocalDate> until = date("validUntil");
        if (until.filter(from::isAfter).isPresent()) {
            problem(1, "validUntil is before validFrom");
        }
        edition.ifPresent(known -> rows(table, columns, known));
        String version = settings.getOrDefault("version", unversioned);
        if (!VERSION.matcher(version).matches()) {
            problem(1, "version has 1 to 40 letters, digits, dots, hyphens or underscores");
        }
        if (edition.isEmpty() || !problems.isEmpty()) {
            return new RulePack.Reading.Invalid(problems);
        }
        return new RulePack.Reading.Valid(new RulePack(name, version, edition.get(), from, until, rules));
    }

    private boolean isSetting(CsvRows.Row row) {
        var setting = SETTING.matcher(String.join(",", row.cells()));
        if (setting.matches()) {
            settings.put(setting.group(1), setting.group(2));
        }
        return row.cells().getFirst().startsWith("#");
    }

    private Optional<LocalDate> date(String setting) {
        try {
            return Optional.ofNullable(settings.get(setting)).map(LocalDate::parse);
        } catch (DateTimeException e) {
            problem(1, "%s must be a date such as 2022-01-01".formatted(setting));
            return Optional.empty();
        }
    }

    private Optional<HsEdition> edition(List<String> columns) {
        List<HsEdition> editions = Arrays.stream(HsEdition.values())
                .filter(known -> columns.contains(known.column()))
                .toList();
        boolean complete = columns.containsAll(Set.of("scope", "rule", "source")) && editions.size() == 1;
        boolean known = complete
                && columns.stream()
                        .allMatch(column -> NAMED.contains(column)
                                || column.equals(editions.getFirst().column()))
                && Set.copyOf(columns).size() == columns.size();
        if (!known) {
            problem(
                    1,
                    "the header must be scope,hs2012,rule,source (or hs2017, hs2022 for the code), with"
                            + " scopeUnchanged where it is known, each once");
        }
        return known ? Optional.of(editions.getFirst()) : Optional.empty();
    }

    private void rows(List<CsvRows.Row> table, List<String> columns, HsEdition edition) {
        if (table.size() > MAX_ROWS + 1) {
            problem(table.getLast().line(), "a pack has at most %d rows".formatted(MAX_ROWS));
            return;
        }
        if (table.size() == 1) {
            problem(table.getFirst().line(), "the pack has no rule");
        }
        for (CsvRows.Row row : table.subList(1, table.size())) {
            if (row.broken() || row.cells().size() != columns.size()) {
                problem(
                        row.line(),
                        "has %d cells or a stray quotation mark; the header has %d cells"
                                .formatted(row.cells().size(), columns.size()));
            } else {
                var cells = new HashMap<String, String>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.put(columns.get(i), row.cells().get(i).strip());
                }
                rule(row.line(), cells, edition.column());
            }
        }
        problems.addAll(Overlaps.of(rules));
    }

    private void rule(int line, Map<String, String> cells, String codeColumn) {
        Optional<HsScope> scope = scope(line, cells.getOrDefault("scope", ""), cells.getOrDefault(codeColumn, ""));
        Optional<Rule> rule = rule(line, cells.getOrDefault("rule", ""));
        String source = cells.getOrDefault("source", "");
        if (!CsvTable.SAFE_TEXT.matcher(source).matches()) {
            problem(line, "source must say where the rule is printed, and begin with no formula sign");
        }
        boolean unchanged = unchanged(line, cells.getOrDefault("scopeUnchanged", ""));
        if (scope.isPresent() && rule.isPresent()) {
            rules.add(new ScopedRule(line, scope.get(), rule.get(), source, unchanged));
        }
    }

    private Optional<HsScope> scope(int line, String kind, String code) {
        Optional<HsScope> scope = HsScope.parse(code)
                .filter(found -> Integer.valueOf(found.digits()).equals(DIGITS.get(kind)));
        if (scope.isEmpty()) {
            problem(line, "scope must be chapter, heading or subheading, and its code " + HsScope.ALLOWED);
        }
        return scope;
    }

    private Optional<Rule> rule(int line, String text) {
        return switch (Rule.parse(text)) {
            case Rule.Reading.Valid(Rule rule) -> Optional.of(rule);
            case Rule.Reading.Invalid(int position, String message) -> {
                problem(line, "rule, character %d: %s".formatted(position, message));
                yield Optional.empty();
            }
        };
    }

    private boolean unchanged(int line, String cell) {
        String said = cell.isEmpty() ? settings.getOrDefault("scopeUnchanged", "no") : cell;
        if (!said.equals("yes") && !said.equals("no")) {
            problem(line, "scopeUnchanged must be yes or no");
        }
        return said.equals("yes");
    }

    private void problem(int line, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new RulePack.Problem(line, message));
        }
    }
}
