package com.paykka.errors.example.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of a shop: its own to sign with, and PayKKa's to verify with. The files are in
 * PEM: {@code merchant-private.pem} in PKCS #8, {@code gateway-public.pem} in X.509.
 * While PayKKa changes its key, the latter holds the old one and the new one.
 *
 * @param merchantKey the shop's private RSA key
 * @param gatewayKeys PayKKa's public RSA keys
 */
public record SigningKeys(PrivateKey merchantKey, List<PublicKey> gatewayKeys) {

	private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z ]+-----([^-]+)-----END");

	private static final String MERCHANT = "merchant-private.pem";

	private static final String GATEWAY = "gateway-public.pem";

	/**
	 * Read the keys.
	 * @param folder the folder of the files
	 * @return the keys
	 */
	public static SigningKeys read(Path folder) {
		try {
			KeyFactory rsa = KeyFactory.getInstance("RSA");
			PrivateKey merchantKey = rsa
				.generatePrivate(new PKCS8EncodedKeySpec(decode(folder.resolve(MERCHANT)).get(0)));
			List<PublicKey> gatewayKeys = new ArrayList<>();
			for (byte[] key : decode(folder.resolve(GATEWAY))) {
				gatewayKeys.add(rsa.generatePublic(new X509EncodedKeySpec(key)));
			}
			return new SigningKeys(merchantKey, List.copyOf(gatewayKeys));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not read keys from " + folder.toAbsolutePath(), ex);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalStateException("Could not read keys from " + folder.toAbsolutePath(), ex);
		}
	}

	/**
	 * Write the keys, for other instances.
	 * @param folder the folder for the files
	 */
	public void write(Path folder) {
		try {
			Files.createDirectories(folder);
			write(folder.resolve(MERCHANT), "PRIVATE KEY", List.of(this.merchantKey));
			write(folder.resolve(GATEWAY), "PUBLIC KEY", this.gatewayKeys);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not write keys to " + folder.toAbsolutePath(), ex);
		}
	}

	private static List<byte[]> decode(Path file) throws IOException {
		List<byte[]> keys = new ArrayList<>();
		Matcher matcher = PEM.matcher(Files.readString(file));
		while (matcher.find()) {
			keys.add(Base64.getMimeDecoder().decode(matcher.group(1)));
		}
		if (keys.isEmpty()) {
			throw new IllegalArgumentException("No key in " + file);
		}
		return keys;
	}

	private static void write(Path file, String type, List<? extends Key> keys) throws IOException {
		StringBuilder pem = new StringBuilder();
		for (Key key : keys) {
			String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key.getEncoded());
			pem.append("-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, base64));
		}
		Files.deleteIfExists(file);
		Files.createFile(file);
		if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		}
		Files.writeString(file, pem);
	}

	// The default would leak the key into logs
	@Override
	public String toString() {
		return "SigningKeys[...]";
	}

}
