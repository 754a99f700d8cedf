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
import java.util.Base64;

/**
 * The keys of a shop: its own to sign with, and PayKKa's to verify with. The files are in
 * PEM: {@code merchant-private.pem} in PKCS #8, {@code gateway-public.pem} in X.509.
 *
 * @param merchantKey the shop's private RSA key
 * @param gatewayKey PayKKa's public RSA key
 */
public record SigningKeys(PrivateKey merchantKey, PublicKey gatewayKey) {

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
			return new SigningKeys(rsa.generatePrivate(new PKCS8EncodedKeySpec(decode(folder.resolve(MERCHANT)))),
					rsa.generatePublic(new X509EncodedKeySpec(decode(folder.resolve(GATEWAY)))));
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
			write(folder.resolve(MERCHANT), "PRIVATE KEY", this.merchantKey);
			write(folder.resolve(GATEWAY), "PUBLIC KEY", this.gatewayKey);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Could not write keys to " + folder.toAbsolutePath(), ex);
		}
	}

	private static byte[] decode(Path file) throws IOException {
		return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
	}

	private static void write(Path file, String type, Key key) throws IOException {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key.getEncoded());
		Files.deleteIfExists(file);
		Files.createFile(file);
		if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		}
		Files.writeString(file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, base64));
	}

	// The default would leak the key into logs
	@Override
	public String toString() {
		return "SigningKeys[...]";
	}

}
