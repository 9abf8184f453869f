package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.util.List;
import java.util.Optional;

/**
 * Tells the shopper what happened, once per event, and records each event that it got, with a mail or without.
 *
 * <p>The intent is committed before the mail is sent, the mark after it. A mail service takes no key that would keep it
 * from sending twice, so a crash between sending and marking sends the mail once more, under the same message id. Two
 * deliveries of one event at the same moment don't: the one that finds the other's intent comes again later.
 */
public final class NotifyShopper {
    /** As subscriber. */
    public static final String NAME = "notifications";

    private static final String INTENT = NAME + ":intent";

    private final Store store;
    private final Commits commits;
    private final ShopperPost post;
    private final Notices notices;

    public NotifyShopper(Store store, Commits commits, ShopperPost post) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.post = requireNonNull(post, "post is null");
        this.notices = new Notices(store);
    }

    /** What came of it. */
    public enum Result {
        /** Sent, or nothing is due. */
        DONE,
        DONE_BEFORE,
        /** There is no such return: the message can never succeed. */
        UNKNOWN_RETURN,
        /** The shopper's address takes no mail: recorded, so that it is not tried for ever, but a person should know. */
        UNDELIVERABLE
    }

    /** Another delivery of the same event is being handled, or broke off: come again later. */
    public static final class UnderWay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnderWay() {
            super("another delivery of the event is under way");
        }
    }

    /**
     * @param again whether this delivery was tried before: then whoever had the intent has had the time to finish
     * @throws UnderWay if another delivery has the intent and this one is tried for the first time
     */
    public Result on(StoredEvent event, boolean again) {
        Optional<ReturnCase> found = store.returnCase(event.of());
        if (found.isEmpty()) {
            return Result.UNKNOWN_RETURN;
        }
        List<InboxMark> recorded = store.recorded(event.of());
        InboxMark mark = new InboxMark(NAME, event.id().toString());
        if (recorded.contains(mark)) {
            return Result.DONE_BEFORE;
        }
        Optional<Notice> notice = notices.due(event, found.get(), recorded);
        if (notice.isEmpty()) {
            return isNew(event.of(), mark) ? Result.DONE : Result.DONE_BEFORE;
        }
        boolean first = isNew(event.of(), new InboxMark(INTENT, event.id().toString()));
        if (!first && !again) {
            throw new UnderWay();
        }
        Result result =
                switch (post.send(notice.get())) {
                    case SENT -> Result.DONE;
                    case UNDELIVERABLE -> Result.UNDELIVERABLE;
                };
        isNew(event.of(), mark);
        return result;
    }

    private boolean isNew(ReturnKey key, InboxMark mark) {
        return commits.decide(() -> new Commits.Decision<>(true, List.of(new Write.PutInbox(key, mark))))
                .isPresent();
    }
}
