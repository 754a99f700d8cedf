package com.paykka.errors.internal.translation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs faults in the application's own extensions, which must not prevent a response:
 * once per extension and type of exception, so that many failures don't flood the log.
 */
public final class ExtensionFaults {

	private static final Log logger = LogFactory.getLog(ExtensionFaults.class);

	private static final int MAX_KINDS = 1000;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	public ExtensionFaults() {
	}

	/**
	 * Report a fault, unless one of its kind has been reported before. Any fault counts,
	 * because Kotlin throws checked exceptions where Java does not expect them.
	 * @throws VirtualMachineError if the fault is one, other than a stack overflow
	 */
	public void report(String action, Object component, Throwable fault) {
		if (fault instanceof VirtualMachineError error && !(fault instanceof StackOverflowError)) {
			throw error;
		}
		String kind = action + ' ' + component.getClass().getName() + ": " + fault.getClass().getName();
		if (this.reported.size() < MAX_KINDS && this.reported.add(kind)) {
			logger.warn("Fault while " + kind + ". The failure is handled without it. Logged only once.",
					SafeTrace.of(fault, true));
		}
	}

}
