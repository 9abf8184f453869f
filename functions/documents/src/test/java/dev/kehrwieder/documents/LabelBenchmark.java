package dev.kehrwieder.documents;

import com.google.zxing.qrcode.encoder.Encoder;
import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a label costs, cold and warm, and beside it the same label by PDFBox: {@code scripts/bench-labels}. Each figure is
 * of a fresh JVM with the flags that the functions run with in Lambda, and of one thread.
 */
public final class LabelBenchmark {
    /** As template.yaml has them. */
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int COLD_STARTS = 7;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final long MEASURED_NANOS = 4_000_000_000L;

    private LabelBenchmark() {}

    /** What is drawn, by whom. */
    private enum Drawing {
        PDF("label PDF"),
        PNG("label PNG"),
        ZPL("label ZPL"),
        QR("QR PNG"),
        SLIP("slip PDF"),
        ALL("all five"),
        PDFBOX("label PDF by PDFBox");

        private final String title;

        Drawing(String title) {
            this.title = title;
        }

        /** Makes what is needed to draw, and draws nothing yet. */
        Draw prepare() throws IOException {
            LabelData label = Labels.from(Labels.SHOPPER);
            Paper paper = Paper.A6;
            if (this == PDFBOX) {
                PdfBoxLabel drawing = new PdfBoxLabel();
                return () -> drawing.pdf(label, paper).length;
            }
            Documents documents = new Documents();
            return switch (this) {
                case PDF -> () -> documents.labelPdf(label, paper).length;
                case PNG -> () -> documents.labelPng(label, paper).length;
                case ZPL -> () -> documents.labelZpl(label, paper).length;
                case QR -> () -> documents.qrPng(Labels.LINK).length;
                case SLIP -> () -> documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.SHOP)).length;
                case ALL, PDFBOX ->
                    () -> documents.labelPdf(label, paper).length
                            + documents.labelPng(label, paper).length
                            + documents.labelZpl(label, paper).length
                            + documents.qrPng(Labels.LINK).length
                            + documents.slipPdf(Labels.slip(Locale.GERMANY, Labels.SHOP)).length;
            };
        }
    }

    private interface Draw {
        /** @return the bytes that were made */
        long draw() throws IOException;
    }

    /** Without arguments the whole table; else one measurement, for the fresh JVMs that it starts. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "cold" -> cold(() -> Drawing.valueOf(arguments[1]).prepare().draw());
            case "warm" -> warm(Drawing.valueOf(arguments[1]));
            case "nothing" -> cold(() -> 0);
            default -> table();
        }
    }

    private static void cold(Draw first) throws IOException {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        machine.getProcessCpuTime();
        long before = machine.getProcessCpuTime();
        first.draw();
        System.out.println((machine.getProcessCpuTime() - before) / 1_000);
    }

    private static void warm(Drawing drawing) throws IOException {
        Draw draw = drawing.prepare();
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            draw.draw();
        }
        long bytes = 0;
        int drawn = 0;
        start = System.nanoTime();
        while (System.nanoTime() - start < MEASURED_NANOS) {
            bytes = draw.draw();
            drawn++;
        }
        long perThousandSeconds = Math.round(drawn * 1e12 / (System.nanoTime() - start));
        System.out.println(perThousandSeconds + " " + bytes);
    }

    private static void table() throws IOException {
        System.out.printf(
                "%-20s %11s %8s %6s %6s %6s %8s %10s %8s%n",
                "", "cold CPU ms", "classes", "JDK", "ours", "ZXing", "PDFBox", "per second", "bytes");
        Classes none = classes(List.of("nothing"));
        for (Drawing drawing : Drawing.values()) {
            Classes loaded = classes(List.of("cold", drawing.name()));
            long[] cpu = new long[COLD_STARTS];
            for (int start = 0; start < COLD_STARTS; start++) {
                cpu[start] = Long.parseLong(output(List.of(), List.of("cold", drawing.name())));
            }
            Arrays.sort(cpu);
            String[] warm = output(List.of(), List.of("warm", drawing.name())).split(" ");
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %11.0f %8d %6d %6d %6d %8d %10.0f %8s%n",
                    drawing.title,
                    cpu[COLD_STARTS / 2] / 1e3,
                    loaded.all() - none.all(),
                    loaded.jdk() - none.jdk(),
                    loaded.ours() - none.ours(),
                    loaded.zxing() - none.zxing(),
                    loaded.pdfBox() - none.pdfBox(),
                    Long.parseLong(warm[0]) / 1e3,
                    warm[1]);
        }
        libraries();
    }

    private static void libraries() throws IOException {
        Path ours = Path.of(location(Documents.class), "dev", "kehrwieder", "labels", "document");
        System.out.println();
        System.out.printf("%-40s %9d bytes%n", "ZXing's jar", size(Path.of(location(Encoder.class))));
        System.out.printf("%-40s %9d bytes%n", "our drawing's classes", size(ours, ".class"));
        System.out.printf("%-40s %9d bytes%n", "two fonts, of which subsets are embedded", size(ours, ".ttf"));
        long pdfBox = 0;
        for (Class<?> part : List.of(
                PDDocument.class,
                TTFParser.class,
                RandomAccessReadBuffer.class,
                org.apache.commons.logging.Log.class)) {
            pdfBox += size(Path.of(location(part)));
        }
        System.out.printf("%-40s %9d bytes%n", "PDFBox's four jars", pdfBox);
    }

    /** How many classes a JVM has loaded, by whose they are. */
    private record Classes(long all, long ours, long zxing, long pdfBox) {
        long jdk() {
            return all - ours - zxing - pdfBox;
        }

        static Classes of(List<String> names) {
            return new Classes(
                    names.size(),
                    count(names, "dev.kehrwieder."),
                    count(names, "com.google.zxing."),
                    count(names, "org.apache."));
        }

        private static long count(List<String> names, String prefix) {
            return names.stream().filter(name -> name.startsWith(prefix)).count();
        }
    }

    private static Classes classes(List<String> arguments) throws IOException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            output(List.of("-Xlog:class+load:file=" + log + "::filecount=0"), arguments);
            try (Stream<String> lines = Files.lines(log)) {
                return Classes.of(lines.filter(line -> line.contains(" source: "))
                        .map(line -> line.substring(line.lastIndexOf(']') + 1).strip())
                        .toList());
            }
        } finally {
            Files.delete(log);
        }
    }

    private static String output(List<String> moreFlags, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(moreFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LabelBenchmark.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static String location(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }

    private static long size(Path file) throws IOException {
        return Files.size(file);
    }

    private static long size(Path folder, String ending) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
