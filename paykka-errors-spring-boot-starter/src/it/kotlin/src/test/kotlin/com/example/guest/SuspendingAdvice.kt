package com.example.guest

import com.example.support.Trouble.CheckoutException
import com.example.support.Trouble.ClaimedException
import kotlinx.coroutines.delay
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.RestControllerAdvice

/**
 * Handlers that suspend, as only the Kotlin compiler generates.
 */
@RestControllerAdvice
open class SuspendingAdvice {

	@ExceptionHandler(CheckoutException::class)
	suspend fun handleCheckout(exception: Exception): ResponseEntity<String> = respond(exception)

	@ExceptionHandler(ClaimedException::class)
	suspend fun handleClaimed(exception: Exception): ResponseEntity<String> = respond(exception)

	@ExceptionHandler(IllegalStateException::class)
	suspend fun handleOther(exception: Exception): ResponseEntity<String> = respond(exception)

	private suspend fun respond(exception: Exception): ResponseEntity<String> {
		delay(5)
		return ResponseEntity.status(418).body("suspended " + exception.javaClass.simpleName)
	}

}
