package com.paykka.errors.example.kill;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import com.paykka.errors.example.ExampleApplication;
import com.paykka.errors.example.payment.FailPoint;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The shop in a process that kills itself with SIGKILL, at the moment that the system
 * property {@code kill} names: {@code before-send REFUND:3} is the third one of that
 * name.
 */
final class KillableShop {

	private KillableShop() {
	}

	public static void main(String[] args) {
		JavaProcess.endWithTest();
		String[] kill = System.getProperty("kill", "never:0").split(":");
		AtomicInteger times = new AtomicInteger(Integer.parseInt(kill[1]));
		FailPoint killer = (moment) -> {
			if (moment.equals(kill[0]) && times.decrementAndGet() == 0) {
				kill();
			}
		};
		new SpringApplicationBuilder(ExampleApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("killer", FailPoint.class,
					() -> killer))
			.run(args);
	}

	private static void kill() {
		try {
			new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid())).start();
			Thread.sleep(60_000);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
