package dev.kehrwieder.local.mail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages, one {@code .eml} file each. A file's name is the message's id: its place in the order of arrival, then
 * the business time in milliseconds since 1970. So order and time need no second file that could disagree with it.
 */
final class Mailbox {
    private static final Pattern ID = Pattern.compile("([0-9]{8,18})-(-?[0-9]{1,18})");
    private static final String MESSAGE = ".eml";
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final ConcurrentSkipListMap<Long, String> ids = new ConcurrentSkipListMap<>();

    private Mailbox(Path folder) {
        this.folder = folder;
    }

    static Mailbox open(Path folder) throws IOException {
        requireNonNull(folder, "folder is null");
        Files.createDirectories(folder);
        Mailbox mailbox = new Mailbox(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(UNFINISHED)) {
                    // Its sender never got an answer and sends it again.
                    Files.deleteIfExists(file);
                } else if (name.endsWith(MESSAGE)) {
                    String id = name.substring(0, name.length() - MESSAGE.length());
                    number(id).ifPresent(number -> mailbox.ids.put(number, id));
                }
            }
        }
        return mailbox;
    }

    /** Keeps the message; when this returns, it survives the end of the process. */
    synchronized String add(byte[] message, Instant sentAt) throws IOException {
        long number = ids.isEmpty() ? 1 : ids.lastKey() + 1;
        String id = id(number, sentAt);
        Path unfinished = folder.resolve(id + UNFINISHED);
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
        Files.move(unfinished, folder.resolve(id + MESSAGE), StandardCopyOption.ATOMIC_MOVE);
        ids.put(number, id);
        return id;
    }

    /** Oldest first. */
    List<String> ids() {
        return List.copyOf(ids.values());
    }

    Optional<byte[]> read(String id) throws IOException {
        boolean known = number(id).map(ids::get).filter(id::equals).isPresent();
        return known ? Optional.of(Files.readAllBytes(folder.resolve(id + MESSAGE))) : Optional.empty();
    }

    static String id(long number, Instant sentAt) {
        return "%08d-%d".formatted(number, sentAt.toEpochMilli());
    }

    static Instant sentAt(String id) {
        return parts(id)
                .map(parts -> Instant.ofEpochMilli(Long.parseLong(parts.group(2))))
                .orElseThrow(() -> new IllegalArgumentException("not a message id"));
    }

    private static Optional<Long> number(String id) {
        return parts(id).map(parts -> Long.valueOf(parts.group(1)));
    }

    private static Optional<Matcher> parts(String id) {
        return Optional.of(ID.matcher(id)).filter(Matcher::matches);
    }
}
