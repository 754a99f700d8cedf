package com.paykka.errors.internal.translation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Reports faults of the application's own extensions, which must not keep a caller from
 * the answer: each kind of fault once, so that an error storm does not flood the log.
 * Messages of exceptions are left out, as they may hold anything.
 */
public final class ExtensionFaults {

	private static final Log logger = LogFactory.getLog(ExtensionFaults.class);

	private static final int MAX_KINDS = 1000;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	/**
	 * Create a log that has reported nothing yet.
	 */
	public ExtensionFaults() {
	}

	/**
	 * Report a fault, unless one of its kind has been reported before.
	 * @param action what was being done, as in "customizing a problem with"
	 * @param component what it was done with
	 * @param fault what was thrown
	 */
	public void report(String action, Object component, Throwable fault) {
		String kind = action + ' ' + component.getClass().getName() + ": " + fault.getClass().getName();
		if (this.reported.size() < MAX_KINDS && this.reported.add(kind)) {
			StackTraceElement[] stackTrace = fault.getStackTrace();
			logger.warn("Fault while " + kind + " at " + ((stackTrace.length > 0) ? stackTrace[0] : "unknown place")
					+ ". The problem is answered all the same; this is logged once.");
		}
	}

}
