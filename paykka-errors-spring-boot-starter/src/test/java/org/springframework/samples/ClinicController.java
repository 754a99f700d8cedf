package org.springframework.samples;

import org.springframework.web.bind.annotation.RestController;

/**
 * A controller of an application that lives among Spring's own packages.
 */
@RestController
public class ClinicController {

	public String visit() {
		return "visit";
	}

}
