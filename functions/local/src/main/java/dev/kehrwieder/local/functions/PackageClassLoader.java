package dev.kehrwieder.local.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Classes of one package folder, laid out as Lambda does: the folder itself, then {@code lib/*.jar} by name. */
final class PackageClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    PackageClassLoader(String function, Path folder) {
        super(function, urls(folder), new RuntimeClasses());
    }

    private static URL[] urls(Path folder) {
        Path lib = folder.resolve("lib");
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException("no package in " + folder + ": build it first");
        }
        try (Stream<Path> jars = Files.list(lib)) {
            List<URL> urls = new ArrayList<>();
            urls.add(folder.toUri().toURL());
            for (Path jar :
                    jars.filter(it -> it.toString().endsWith(".jar")).sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK and Lambda's handler interfaces, as the managed runtime shows them, and nothing of the runner. */
    private static final class RuntimeClasses extends ClassLoader {
        private static final Set<String> PACKAGES =
                Set.of("com.amazonaws.services.lambda.runtime", "com.amazonaws.services.lambda.runtime.logging");

        static {
            registerAsParallelCapable();
        }

        RuntimeClasses() {
            super("runtime", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                return Class.forName(name, false, RequestHandler.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
