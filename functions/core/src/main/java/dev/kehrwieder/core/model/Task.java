package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What needs a person.
 *
 * @param version 1 when raised
 * @param about the return or withdrawal, where it is about one
 * @param detail a code for the reader, such as a provider's; no personal data
 * @param dueAt by when somebody should have seen to it
 */
public record Task(
        TaskKey key,
        long version,
        TaskKind kind,
        Optional<Subject> about,
        String detail,
        Instant raisedAt,
        Optional<Instant> dueAt,
        Optional<String> assignee,
        Optional<Closing> closing) {
    private static final int ID_BYTES = 12;

    public Task {
        requireNonNull(key, "key is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(raisedAt, "raisedAt is null");
        if (version < 1) {
            throw new IllegalArgumentException("version " + version);
        }
        about.ifPresent(of -> {
            if (!of.shop().equals(key.shop())) {
                throw new IllegalArgumentException("about another shop");
            }
        });
    }

    /** @param note typed by staff; it stands here only, and goes with the task */
    public record Closing(String by, Instant at, Optional<String> note) {
        public Closing {
            requireNonNull(by, "by is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * A task to be committed with what it comes from. Its id follows from kind, subject and source, so that what happened
     * once is one task however often it is told.
     *
     * @param source what it comes from, such as an event's id
     */
    public static Task about(Subject of, TaskKind kind, String source, String detail, Instant at) {
        return about(of, kind, source, detail, at, Optional.empty());
    }

    /** As above. @param dueAt by when somebody should have seen to it */
    public static Task about(
            Subject of, TaskKind kind, String source, String detail, Instant at, Optional<Instant> dueAt) {
        return new Task(
                new TaskKey(of.shop(), id(kind + "\0" + of.id() + "\0" + source)),
                1,
                kind,
                Optional.of(of),
                detail,
                at,
                dueAt,
                Optional.empty(),
                Optional.empty());
    }

    public TaskStatus status() {
        if (closing.isPresent()) {
            return TaskStatus.CLOSED;
        }
        return assignee.isPresent() ? TaskStatus.ASSIGNED : TaskStatus.OPEN;
    }

    public Task assignedTo(String person) {
        return new Task(key, version + 1, kind, about, detail, raisedAt, dueAt, Optional.of(person), closing);
    }

    public Task closed(Closing how) {
        return new Task(key, version + 1, kind, about, detail, raisedAt, dueAt, assignee, Optional.of(how));
    }

    private static String id(String of) {
        return HexFormat.of().formatHex(Sha256.of(of), 0, ID_BYTES);
    }
}
