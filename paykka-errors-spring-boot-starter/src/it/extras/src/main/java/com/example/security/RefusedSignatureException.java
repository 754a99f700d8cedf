package com.example.security;

import com.paykka.errors.PaykkaErrorCode;
import com.paykka.errors.PaykkaException;

import org.springframework.security.core.AuthenticationException;

/**
 * A webhook whose signature is wrong.
 */
public class RefusedSignatureException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 */
	public RefusedSignatureException() {
		super("secret", new PaykkaException(PaykkaErrorCode.SIGNATURE_INVALID));
	}

}
