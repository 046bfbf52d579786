package org.ecorelay.bench.calls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a number of orders costs, by service, in US dollars.
 *
 * @param usd by service
 */
record Bill(SortedMap<String, BigDecimal> usd) {
    private static final int CENTS = 2;
    private static final double MEMORY_GB = 1;

    private static final Map<String, String> ITEMS = Map.of(
            "sqs", "sqs.request", "secretsmanager", "secretsmanager.request", "sns", "sns.publish", "ses", "ses.mail");

    /**
     * The bill of what every order takes.
     *
     * @param each one order's share
     * @param rates what depends on the deployment and not on the order
     * @param orders how many
     */
    static Bill ofOrders(PerOrder each, Rates rates, long orders, Prices prices) {
        var sum = new Sum(prices, orders);
        each.calls().forEach((line, count) -> {
            String item = line.service().equals("kms") && line.what().startsWith("Sign")
                    ? "kms.sign"
                    : ITEMS.get(line.service());
            if (item != null) {
                sum.add(line.service(), item, count);
            }
        });
        sum.add("dynamodb", "dynamodb.wru", PerOrder.sum(each.writeUnits()));
        sum.add("dynamodb", "dynamodb.rru", PerOrder.sum(each.readUnits()));
        double stored = each.storedBytes() / 1e9;
        sum.add("dynamodb storage, first month", "dynamodb.storage", stored);
        sum.add("dynamodb storage, first month", "dynamodb.pitr", stored);
        sum.add("lambda", "lambda.request", PerOrder.sum(each.invocations()));
        each.invocations()
                .forEach((function, count) ->
                        sum.add("lambda", "lambda.gb-second", count * rates.secondsOf(function) * MEMORY_GB));
        // The poller is invoked every minute anyway; what orders add is its time.
        sum.add("lambda", "lambda.gb-second", rates.secondsOf("poller, an order") * MEMORY_GB);
        sum.add("apigateway", "apigateway.request", 1);
        sum.add("cloudwatch logs", "logs.ingested", rates.loggedBytes(each) / 1e9);
        sum.add("xray", "xray.trace", PerOrder.sum(each.invocations()) * rates.traced());
        sum.add("data transfer out", "transfer.out", each.sentBytes() / 1e9);
        return new Bill(sum.usd);
    }

    /** What a month costs before the first order. */
    static Bill ofMonth(PerOrder pass, Rates rates, Prices prices) {
        double passes = Rates.PASSES_A_MONTH;
        var sum = new Sum(prices, 1);
        sum.add("dynamodb", "dynamodb.wru", PerOrder.sum(pass.writeUnits()) * passes);
        sum.add("dynamodb", "dynamodb.rru", PerOrder.sum(pass.readUnits()) * passes);
        sum.add("lambda", "lambda.request", passes);
        sum.add("lambda", "lambda.gb-second", rates.secondsOf("poller") * passes * MEMORY_GB);
        sum.add("scheduler", "scheduler.invocation", passes);
        sum.add("sqs", "sqs.request", Rates.EMPTY_RECEIVES_A_MONTH);
        sum.add("xray", "xray.trace", passes * rates.traced());
        sum.add("cloudwatch logs", "logs.ingested", passes * rates.loggedBytesOfPass(pass) / 1e9);
        sum.add("cloudwatch metrics", "cloudwatch.metric", rates.metrics());
        sum.add("cloudwatch alarms", "cloudwatch.alarm", rates.alarms());
        sum.add("cloudwatch dashboard", "cloudwatch.dashboard", 1);
        sum.add("kms", "kms.key", 1);
        sum.add("secretsmanager", "secretsmanager.secret", rates.secrets());
        return new Bill(sum.usd);
    }

    /** The two bills together. */
    Bill and(Bill other) {
        var both = new TreeMap<>(usd);
        other.usd.forEach((service, amount) -> both.merge(service, amount, BigDecimal::add));
        return new Bill(both);
    }

    /** Adds amounts times prices. */
    private static final class Sum {
        private final SortedMap<String, BigDecimal> usd = new TreeMap<>();
        private final Prices prices;
        private final BigDecimal times;

        Sum(Prices prices, long times) {
            this.prices = prices;
            this.times = BigDecimal.valueOf(times);
        }

        void add(String service, String item, double amount) {
            BigDecimal cost =
                    prices.of(item).multiply(BigDecimal.valueOf(amount)).multiply(times);
            usd.merge(service, cost, BigDecimal::add);
        }
    }

    /** The services together. */
    BigDecimal total() {
        return usd.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The same without mails, which depend on how many people an account tells. */
    BigDecimal totalWithoutMails() {
        return total().subtract(usd.getOrDefault("ses", BigDecimal.ZERO));
    }

    static String dollars(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    }
}
