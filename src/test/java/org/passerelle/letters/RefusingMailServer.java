package org.passerelle.letters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that knows nobody, and repeats the address in its answer as real ones do. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    RefusingMailServer() throws IOException {
        var thread = new Thread(this::serve, "refusing-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private static void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        answer(client, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) answer(client, "550 5.1.1 " + line.substring(8) + ": unknown here");
            else if (line.startsWith("QUIT")) answer(client, "221 bye");
            else answer(client, "250 ok");
        }
    }

    private static void answer(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
