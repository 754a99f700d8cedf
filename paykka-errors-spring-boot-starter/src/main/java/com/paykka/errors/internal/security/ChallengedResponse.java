package com.paykka.errors.internal.security;

import java.io.PrintWriter;
import java.io.Writer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Lets a scheme set the headers and the status of a response, but not complete it.
 */
class ChallengedResponse extends HttpServletResponseWrapper {

	private int status = SC_OK;

	ChallengedResponse(HttpServletResponse response) {
		super(response);
	}

	@Override
	public int getStatus() {
		return this.status;
	}

	@Override
	public void setStatus(int code) {
		this.status = code;
	}

	@Override
	public void sendError(int code) {
		this.status = code;
	}

	@Override
	public void sendError(int code, @Nullable String message) {
		this.status = code;
	}

	@Override
	public void sendRedirect(String location) {
	}

	@Override
	public void flushBuffer() {
	}

	@Override
	public PrintWriter getWriter() {
		return new PrintWriter(Writer.nullWriter());
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return new NullOutputStream();
	}

	private static final class NullOutputStream extends ServletOutputStream {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
		}

		@Override
		public void write(int data) {
		}

	}

}
