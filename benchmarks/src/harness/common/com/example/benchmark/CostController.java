package com.example.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports what this process has used so far.
 */
@RestController
class CostController {

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	/**
	 * Return the CPU time in nanoseconds and the bytes that all live threads have
	 * allocated.
	 */
	@GetMapping(path = "/cost", produces = "text/plain")
	String cost() {
		long allocated = Arrays.stream(this.threads.getThreadAllocatedBytes(this.threads.getAllThreadIds())).sum();
		return this.system.getProcessCpuTime() + " " + allocated;
	}

}
