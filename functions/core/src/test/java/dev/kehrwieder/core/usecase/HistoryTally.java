package dev.kehrwieder.core.usecase;

/** What happened how often. */
final class HistoryTally {
    int orders;
    int returns;
    int refused;
    int canceled;
    int expired;
    int inspections;
    int rejected;
    int reopened;
    int settlements;
    int refunds;
    int putAgain;
    int kept;

    HistoryTally plus(HistoryTally other) {
        orders += other.orders;
        returns += other.returns;
        refused += other.refused;
        canceled += other.canceled;
        expired += other.expired;
        inspections += other.inspections;
        rejected += other.rejected;
        reopened += other.reopened;
        settlements += other.settlements;
        refunds += other.refunds;
        putAgain += other.putAgain;
        kept += other.kept;
        return this;
    }

    @Override
    public String toString() {
        return orders + " orders, put again " + putAgain + " times; " + returns + " returns, " + refused
                + " more refused, " + canceled + " canceled or declined, " + expired + " expired, " + reopened
                + " reopened; " + inspections + " inspections, " + rejected + " units refused, " + kept + " kept; "
                + settlements
                + " settlements, " + refunds + " refunds";
    }
}
