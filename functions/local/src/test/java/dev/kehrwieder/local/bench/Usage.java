package dev.kehrwieder.local.bench;

/**
 * What was used of the services: requests, and capacity units where the service is DynamoDB.
 *
 * @param indexUnits the part of {@code writeUnits} that went into global secondary indexes
 */
public record Usage(long requests, double readUnits, double writeUnits, double indexUnits) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage plus(Usage more) {
        return new Usage(
                requests + more.requests,
                readUnits + more.readUnits,
                writeUnits + more.writeUnits,
                indexUnits + more.indexUnits);
    }

    public Usage minus(Usage less) {
        return plus(new Usage(-less.requests, -less.readUnits, -less.writeUnits, -less.indexUnits));
    }

    boolean isNone() {
        return equals(NONE);
    }
}
