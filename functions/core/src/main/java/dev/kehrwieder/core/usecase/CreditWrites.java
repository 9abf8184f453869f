package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.port.Write;
import java.util.ArrayList;
import java.util.List;

/** What a booking changes in the store. */
final class CreditWrites {
    private CreditWrites() {}

    static List<Write> of(CreditBooking booking) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.PutCreditAccount(booking.account()));
        booking.entries().forEach(entry -> writes.add(new Write.AppendCredit(entry)));
        return writes;
    }

    static List<Write> of(CreditBooking booking, Redemption redemption) {
        List<Write> writes = of(booking);
        writes.add(new Write.PutRedemption(redemption));
        return writes;
    }
}
