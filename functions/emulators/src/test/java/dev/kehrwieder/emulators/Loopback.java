package dev.kehrwieder.emulators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where else than on {@code 127.0.0.1} a server can be reached. */
final class Loopback {
    private Loopback() {}

    static List<InetAddress> othersThatAnswer(URI endpoint) throws IOException {
        return Stream.concat(
                        // On Linux a second loopback address; elsewhere it does not exist and does not answer.
                        Stream.of(InetAddress.ofLiteral("127.0.0.2")),
                        NetworkInterface.networkInterfaces()
                                .flatMap(NetworkInterface::inetAddresses)
                                .filter(address -> !address.isLoopbackAddress()))
                .filter(address -> answers(address, endpoint.getPort()))
                .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
