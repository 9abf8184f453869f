package dev.kehrwieder.local.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a million returns cost in USD, by the list prices of eu-central-1's cheapest neighbours: a model of what one return
 * uses, not a bill. E-mail apart, because it is nine tenths of all.
 *
 * @param calls of the REST API, 3.50 a million
 * @param invocations of functions, 0.20 a million
 * @param gigabyteSeconds of functions on arm64, 0.0000133334 each
 * @param writeUnits of DynamoDB on demand, 0.625 a million
 * @param readUnits 0.125 a million
 * @param queueRequests of SQS, 0.40 a million
 * @param puts into S3, 5.00 a million
 * @param gets from S3, 0.40 a million
 * @param logGigabytes taken in by CloudWatch, 0.50 each
 * @param mails to one recipient each, 100 a million
 */
record Cost(
        double calls,
        double invocations,
        double gigabyteSeconds,
        double writeUnits,
        double readUnits,
        double queueRequests,
        double puts,
        double gets,
        double logGigabytes,
        double mails) {
    private static final double MILLION = 1e6;

    /** Term by term, in the formula's order. */
    Map<String, Double> terms() {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("REST API", calls * 3.50);
        terms.put("invocations", invocations * 0.20);
        terms.put("GB-seconds", gigabyteSeconds * 0.0000133334 * MILLION);
        terms.put("writes", writeUnits * 0.625);
        terms.put("reads", readUnits * 0.125);
        terms.put("SQS", queueRequests * 0.40);
        terms.put("S3 PUT", puts * 5.00);
        terms.put("S3 GET", gets * 0.40);
        terms.put("logs", logGigabytes * 0.50 * MILLION);
        return terms;
    }

    double withoutMail() {
        return terms().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    double mail() {
        return mails * 100;
    }

    String words() {
        StringBuilder words = new StringBuilder();
        terms().forEach((term, dollars) ->
                words.append(String.format(Locale.ROOT, "%s%s %.1f", words.isEmpty() ? "" : " + ", term, dollars)));
        return words.toString();
    }
}
