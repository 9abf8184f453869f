package dev.kehrwieder.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output of a process that functions write their lines to: those go to a file, as they would to CloudWatch, and to
 * the terminal only where they warn. Everything else goes to the terminal.
 */
final class FunctionLog extends OutputStream {
    private final PrintStream terminal;
    private final OutputStream file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private FunctionLog(PrintStream terminal, OutputStream file) {
        this.terminal = terminal;
        this.file = file;
    }

    /** From now on {@link System#out} is this. The file of an earlier run is replaced. */
    static void begin(Path path) {
        try {
            Files.createDirectories(path.getParent());
            FunctionLog log = new FunctionLog(System.out, Files.newOutputStream(path));
            System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the functions' log cannot be written", e);
        }
    }

    static FunctionLog over(PrintStream terminal, OutputStream file) {
        return new FunctionLog(terminal, file);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            end();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private void end() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        boolean figures = text.startsWith("{\"_aws\":");
        boolean functions = figures || text.startsWith("{\"at\":");
        if (functions) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
            file.flush();
        }
        if (!functions || (!figures && !text.contains("\"level\":\"INFO\""))) {
            terminal.print(text);
            terminal.flush();
        }
    }

    @Override
    public synchronized void flush() {
        terminal.flush();
    }
}
