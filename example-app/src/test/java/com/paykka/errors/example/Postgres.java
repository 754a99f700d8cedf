package com.paykka.errors.example;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.paykka.errors.example.monitoring.Prometheus;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A separate PostgreSQL for a test, on a free port and in a temporary folder.
 */
public final class Postgres implements AutoCloseable {

	/**
	 * Name of {@link #isExpected()} for JUnit.
	 */
	public static final String EXPECTED = "com.paykka.errors.example.Postgres#isExpected";

	private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

	private final Path folder;

	private final Path programs;

	private final int port;

	private Postgres(Path programs, Path folder, int port) {
		this.programs = programs;
		this.folder = folder;
		this.port = port;
	}

	/**
	 * Return whether to run tests with PostgreSQL: if it is installed, and always in CI.
	 */
	public static boolean isExpected() throws IOException {
		return System.getenv("CI") != null || programs() != null;
	}

	// On Debian they are not on the path
	private static Path programs() throws IOException {
		List<Path> folders = new ArrayList<>();
		Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(folders::add);
		Path debian = Path.of("/usr/lib/postgresql");
		if (Files.isDirectory(debian)) {
			try (DirectoryStream<Path> versions = Files.newDirectoryStream(debian)) {
				versions.forEach((version) -> folders.add(version.resolve("bin")));
			}
		}
		return folders.stream()
			.filter((folder) -> Files.isExecutable(folder.resolve("initdb"))
					&& Files.isExecutable(folder.resolve("pg_ctl")))
			.findFirst()
			.orElse(null);
	}

	public static Postgres start() throws Exception {
		Path programs = programs();
		assertThat(programs).as("PostgreSQL").isNotNull();
		Path folder = Files.createTempDirectory("postgres");
		if (ROOT) {
			Files.getFileAttributeView(folder, PosixFileAttributeView.class)
				.setOwner(folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
		}
		Postgres postgres = new Postgres(programs, folder, Prometheus.freePort());
		String data = folder.resolve("data").toString();
		postgres.run("initdb", "--pgdata", data, "--username", "shop", "--auth", "trust", "--encoding", "UTF8");
		Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
		postgres.run("pg_ctl", "--pgdata", data, "--wait", "--log", folder.resolve("server.log").toString(),
				"--options", "-p %d -k %s -c listen_addresses=127.0.0.1".formatted(postgres.port, folder), "start");
		return postgres;
	}

	/**
	 * Create a database.
	 * @param name its name
	 * @return its URL, for the user {@code shop}
	 */
	public String create(String name) throws Exception {
		String url = "jdbc:postgresql://127.0.0.1:" + this.port + "/";
		try (Connection connection = DriverManager.getConnection(url + "postgres", "shop", "")) {
			connection.createStatement().execute("create database " + name);
		}
		return url + name;
	}

	private void run(String program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		if (ROOT) {
			// It refuses to run as root
			command.addAll(List.of("runuser", "-u", "postgres", "--"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(List.of(arguments));
		Path log = Files.createTempFile("postgres", ".log");
		try {
			Process process = new ProcessBuilder(command).directory(this.folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(program).isTrue();
			assertThat(process.exitValue()).as(Files.readString(log)).isZero();
		}
		finally {
			Files.delete(log);
		}
	}

	@Override
	public void close() {
		if (!Files.exists(this.folder)) {
			return;
		}
		try {
			run("pg_ctl", "--pgdata", this.folder.resolve("data").toString(), "--mode", "immediate", "stop");
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
