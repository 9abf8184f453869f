package dev.kehrwieder.local.bench;

/**
 * What was used of the services: requests, and capacity units where the service is DynamoDB.
 *
 * @param writeUnits as DynamoDB Local tells them
 * @param indexUnits the part of these that went into global secondary indexes
 * @param billedUnits as AWS's rules count them: each item of a transaction rounded up on its own, and twice
 */
public record Usage(long requests, double readUnits, double writeUnits, double indexUnits, double billedUnits) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    static Usage request() {
        return new Usage(1, 0, 0, 0, 0);
    }

    public Usage plus(Usage more) {
        return new Usage(
                requests + more.requests,
                readUnits + more.readUnits,
                writeUnits + more.writeUnits,
                indexUnits + more.indexUnits,
                billedUnits + more.billedUnits);
    }

    public Usage minus(Usage less) {
        return plus(new Usage(-less.requests, -less.readUnits, -less.writeUnits, -less.indexUnits, -less.billedUnits));
    }

    boolean isNone() {
        return equals(NONE);
    }
}
