package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.ShopperPost;
import java.util.ArrayList;
import java.util.List;

/** A mail service that keeps what it was given, is away, or refuses. */
final class FakePost implements ShopperPost {
    final List<Notice> sent = new ArrayList<>();
    private boolean away;
    private boolean refusing;

    void away(boolean now) {
        away = now;
    }

    void refuse() {
        refusing = true;
    }

    @Override
    public Outgoing prepare(Notice notice) {
        return () -> {
            if (away) {
                throw new IllegalStateException("the mail service is away");
            }
            if (refusing) {
                return new Delivery.Refused("WITHDRAWAL_RECEIVED", "MAIL_UNDELIVERABLE");
            }
            sent.add(notice);
            return new Delivery.Sent();
        };
    }
}
